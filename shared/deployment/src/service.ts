import { placeholder } from './placeholder.ts'
/** One container. */
export interface Service {
  readonly image: string
  readonly build?: string
  readonly entrypoint?: readonly string[]
  readonly command?: readonly string[]
  readonly user: string
  readonly read_only: true
  readonly cap_drop: readonly ['ALL']
  readonly security_opt: readonly ['no-new-privileges:true']
  readonly tmpfs?: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly secrets: readonly string[]
  readonly networks: readonly string[]
  readonly ports?: readonly string[]
  readonly volumes?: readonly string[]
  /** Started only where it is named. */
  readonly profiles?: readonly string[]
  readonly healthcheck?: HealthCheck
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
  readonly restart: 'unless-stopped' | 'on-failure' | 'no'
  readonly stop_grace_period?: string
  readonly deploy: { readonly resources: { readonly limits: { readonly cpus: string; readonly memory: string } } }
}

export interface HealthCheck {
  readonly test: readonly string[]
  readonly interval: string
  readonly timeout: string
  readonly retries: number
  readonly start_period: string
}

/** What holds for every container: no root, nothing written but where told, no more rights than it came with. */
export function service(
  own: Omit<Service, 'read_only' | 'cap_drop' | 'security_opt' | 'deploy' | 'restart'> & {
    readonly cpus: string
    readonly memory: string
    readonly restart?: Service['restart']
  },
): Service {
  const { cpus, memory, restart = 'unless-stopped', ...rest } = own
  return {
    ...rest,
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    restart,
    deploy: { resources: { limits: { cpus, memory } } },
  }
}

/** The hub's own image, made by the Dockerfile at the root. */
export const HUB_IMAGE = { image: `hrd-hub:${placeholder('HUB_VERSION:-local')}`, build: '.' } as const

/** The user that the image is made for. */
export const HUB_USER = '10001:10001'

/** Where secrets stand inside a container. */
export function secretPath(name: string): string {
  return `/run/secrets/${name}`
}

/** The certificate of one process, in the variables of the hub. */
export function tlsVariables(process: string): Record<string, string> {
  return {
    TLS_CERTIFICATE_FILE: secretPath(`${process}.pem`),
    TLS_KEY_FILE: secretPath(`${process}.key`),
    TLS_AUTHORITY_FILE: secretPath('authority.pem'),
    // For what is fetched by the system's authorities: the keys of the gateway and of the OpenID provider.
    NODE_EXTRA_CA_CERTS: secretPath('authority.pem'),
  }
}

export function tlsSecrets(process: string): readonly string[] {
  return [`${process}.pem`, `${process}.key`, 'authority.pem']
}

/** The network between one owner and its database. */
export function dataNetwork(owner: string): string {
  return `${owner}-data`
}

export function secretsOf({ secrets }: Service): readonly string[] {
  return secrets
}
