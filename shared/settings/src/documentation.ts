import { OWNERS } from '@hub/vocabulary'
import type { Declaration } from './variable.ts'
import { type OwnerVariables, ownerVariables, VARIABLES } from './variables.ts'

/** The page `docs/settings.md`, whole, made from the declarations. */
export function settingsTable(): string {
  const rows = [
    ...VARIABLES.map(variable => row(variable, variable.default)),
    ...(['port', 'url', 'databaseUrl', 'migrateDatabaseUrl', 'logKey', 'metricsPort'] as const).map(ownerRow),
  ]
  return `${INTRODUCTION}\n${[HEAD, ...rows].join('\n')}\n`
}

const INTRODUCTION = `<!-- Made by \`pnpm settings\` from shared/settings/src/variables. Edit there. -->

# Settings

Environment variables, read once at start. A missing or invalid one stops the start with one line that names it.
\`<OWNER>\` stands for ${OWNERS.map(owner => `\`${owner.toUpperCase()}\``).join(', ')}.

- Outside demo mode nothing has a default secret, and \`http://\` is accepted on loopback only. A database elsewhere needs \`sslmode=verify-full\`.
- Demo mode (\`npm start\`) stays on this machine: it refuses another bind address, an external database, a URL elsewhere and \`NODE_ENV=production\`.
- Every variable may be given as a file: \`NAME_FILE\` names it, as containers hand out secrets. Not both at once.
- Upkeep: the commands for an owner's database (backup, restore, erasure, retention), in [operations.md](operations.md).
- A dash under "default" means required; under "in demo mode" it means the same as the default.
- \`{NAME}\` in a default stands for the value of that variable.
`

const HEAD = '| variable | meaning | default | in demo mode | read by |\n|---|---|---|---|---|'

const READERS = {
  gateway: 'gateway',
  owner: 'owners',
  statistics: 'statistics',
  registry: 'registry',
  identity: 'identity provider',
  migration: 'migrations',
  upkeep: 'upkeep',
  start: '`npm start`',
} as const

function row(variable: Declaration, byDefault: string | undefined): string {
  const { name, meaning, optional, made, demoDefault, usedBy } = variable
  const ordinary = optional ?? (byDefault === undefined ? '–' : code(byDefault))
  const inDemo = made ?? (demoDefault === undefined ? '–' : code(demoDefault))
  return `| ${code(name)} | ${meaning} | ${ordinary} | ${inDemo} | ${usedBy.map(process => READERS[process]).join(', ')} |`
}

/** One row for all owners: what differs between them is written as `<OWNER>`, or listed. */
function ownerRow(which: keyof OwnerVariables): string {
  const first = OWNERS[0]
  if (first === undefined) throw new Error('there are no owners')
  const prefix = first.toUpperCase()
  const line = row(
    ownerVariables(first)[which],
    which === 'port' ? OWNERS.map(owner => ownerVariables(owner).port.default).join('`, `') : undefined,
  )
  return line.replaceAll(prefix, '<OWNER>')
}

function code(text: string): string {
  return `\`${text}\``
}
