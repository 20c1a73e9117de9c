import { dataNetwork, type Service, secretPath, service, tlsSecrets } from './service.ts'

/** The user of the official image. */
const POSTGRES_USER = '999:999'

/** Text is in the same order on every machine, whatever its locales. */
const INITDB = [
  ...['--auth-host=scram-sha-256', '--auth-local=scram-sha-256', '--data-checksums'],
  ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
]

/**
 * A PostgreSQL for one owner of data, with TLS. At its first start `deploy/postgres/logins.sh` makes the database and
 * the logins, whose passwords it reads from secrets.
 *
 * @param logins names of logins besides the superuser; the first owns the database
 */
export function postgresService(owner: string, logins: readonly string[]): Service {
  const name = `${owner}-database`
  return service({
    image: 'postgres:18',
    command: [
      'postgres',
      ...['ssl=on', `ssl_cert_file=${secretPath(`${name}.pem`)}`, `ssl_key_file=${secretPath(`${name}.key`)}`],
      'ssl_min_protocol_version=TLSv1.3',
      'hba_file=/etc/hub/pg_hba.conf',
      // Messages, statements and details of errors hold values; a log must not. Whoever asked is told the code.
      ...['log_min_messages=log', 'log_min_error_statement=panic', 'log_error_verbosity=terse'],
    ].flatMap(setting => (setting === 'postgres' ? [setting] : ['-c', setting])),
    user: POSTGRES_USER,
    environment: {
      POSTGRES_PASSWORD_FILE: secretPath(`${name}-superuser`),
      POSTGRES_INITDB_ARGS: INITDB.join(' '),
      HUB_DATABASE: `hub_${owner}`,
      HUB_LOGINS: logins.join(' '),
    },
    secrets: [...tlsSecrets(name), `${name}-superuser`, ...logins.map(passwordSecret)],
    networks: [dataNetwork(owner)],
    volumes: [
      `${name}:/var/lib/postgresql`,
      './deploy/postgres/logins.sh:/docker-entrypoint-initdb.d/logins.sh:ro',
      './deploy/postgres/pg_hba.conf:/etc/hub/pg_hba.conf:ro',
    ],
    tmpfs: ['/tmp', '/var/run/postgresql:uid=999,gid=999'],
    healthcheck: {
      // By TCP: at the first start a server that makes the logins listens on the socket alone, and goes again.
      test: ['CMD', 'pg_isready', '-q', '-h', 'localhost', '-U', 'postgres', '-d', `hub_${owner}`],
      interval: '5s',
      timeout: '3s',
      retries: 12,
      start_period: '30s',
    },
    stop_grace_period: '60s',
    cpus: '2',
    memory: '1G',
  })
}

export function passwordSecret(login: string): string {
  return `${login}-password`
}
