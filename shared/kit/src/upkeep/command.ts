import { parseArgs } from 'node:util'
import { RETENTION_KINDS, type UpkeepSettings, upkeepSettings } from '@hub/settings'
import { createTls } from '@hub/tls'
import { isMemberCode } from '@hub/vocabulary'
import type { OwnerDefinition } from '../owner.ts'
import { createPeers, type Peers } from '../transparency/peers/peer.ts'
import { backUp } from './backup/backup.ts'
import { makeKey } from './backup/key.ts'
import { eraseAtMember, eraseAtRegistry } from './erasure/erase.ts'
import { ERASURE_REASONS } from './erasure/erase-case.ts'
import { type ErasureJournal, erasureJournal } from './erasure/journal.ts'
import { linesOf } from './progress.ts'
import { type RegistryDoor, registryDoor } from './registry.ts'
import { restore } from './restore/restore.ts'
import { closedCases } from './retention/closed-cases.ts'
import { letGo } from './retention/retention.ts'
import { UpkeepError } from './upkeep-error.ts'

/** Where a command says what it does; a test reads it. */
export type Say = (text: string) => void

interface Run {
  readonly definition: OwnerDefinition
  readonly args: readonly string[]
  readonly signal: AbortSignal
  readonly say: Say
}

type Command = (run: Run) => Promise<void>

const COMMANDS: Readonly<Record<string, Command>> = {
  'backup-key': async ({ args, say }) => {
    const [file, ...more] = args
    if (file === undefined || more.length > 0) throw new UpkeepError('usage: backup-key <file for the identity>')
    say(`${await makeKey(file)}\n`)
  },

  async backup({ definition, args, signal, say }) {
    if (args.length > 0) throw new UpkeepError('usage: backup; where to is said by BACKUP_DIR')
    const { folder, manifest } = await backUp(settingsOf(definition), { progress: linesOf(say), signal })
    say(`backed up as of ${manifest.at}: ${folder} (${manifest.bytes} bytes)\n`)
  },

  async restore({ definition, args, signal, say }) {
    const { values, positionals } = parsed(args)
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0) throw new UpkeepError('usage: restore <folder> [--without <owner>]…')
    const settings = settingsOf(definition)
    await withOthers(settings, async ({ peers, journal }) => {
      const without = new Set(values.without ?? [])
      const { manifest, beginning, erasedAgain } = await restore(definition, settings, folder, {
        progress: linesOf(say),
        signal,
        peers,
        without,
        // The registry keeps the others' erasures, and loses its own with its database.
        erasuresSince: moment => (isMemberCode(definition.code) ? journal.since(moment) : Promise.resolve([])),
      })
      say(`restored as of ${manifest.at}; its log begins anew as incarnation ${beginning.incarnation}\n`)
      say(`${erasedAgain} cases that were erased since are erased again\n`)
      say('start the owner: it answers when it has taken over what was withdrawn, denied, closed and erased since\n')
    })
  },

  async erase({ definition, args, say }) {
    const { values, positionals } = parsed(args)
    const [name, ...more] = positionals
    const reason = ERASURE_REASONS.find(word => word === values.reason)
    if (name === undefined || more.length > 0 || values.by === undefined || reason === undefined)
      throw new UpkeepError(`usage: erase <case> --by <login> --reason <${ERASURE_REASONS.join('|')}>`)
    const { code } = definition
    const settings = settingsOf(definition)
    const who = { by: values.by, reason }
    await withOthers(settings, async ({ journal }) => {
      const { erased, holders } = isMemberCode(code)
        ? await eraseAtMember(code, settings.databaseUrl, name, who, journal)
        : await eraseAtRegistry(settings.databaseUrl, name, who)
      for (const [what, count] of Object.entries(erased)) say(`${String(count).padStart(8)}  ${what}\n`)
      say(Object.keys(erased).length === 0 ? 'there is nothing about this case\n' : 'erased\n')
      if (holders === 0) say('no other member holds a part: have the secretariat erase it at the registry\n')
      else if (holders !== undefined) say(`other members that hold a part: ${holders}\n`)
    })
  },

  async retention({ definition, args, signal, say }) {
    const { values, positionals } = parsed(args)
    if (positionals.length > 0) throw new UpkeepError('usage: retention [--dry-run]; for how long is said by RETENTION')
    const settings = settingsOf(definition)
    const periods = settings.retention ?? new Map()
    const dryRun = values['dry-run'] === true
    await withOthers(settings, async ({ registry, journal }) => {
      const outcomes = await letGo(definition, settings.databaseUrl, periods, {
        dryRun,
        signal,
        closedCases: () => closedCases(registry),
        enterErasure: caseId => journal.enter(caseId, false),
      })
      for (const { kind, count, days, what } of outcomes)
        say(`${String(count).padStart(8)}  ${kind.padEnd(8)}  ${what}: more than ${days} days ago\n`)
      const kept = RETENTION_KINDS.filter(kind => !periods.has(kind))
      if (kept.length > 0) say(`kept for ever: ${kept.join(', ')}\n`)
      say(dryRun ? 'nothing was deleted: this is what would be\n' : 'done\n')
    })
  },
}

export function isUpkeep(word: string | undefined): word is string {
  return word !== undefined && Object.hasOwn(COMMANDS, word)
}

/**
 * A command for an owner's database. Ctrl-C stops it, and leaves nothing half done.
 *
 * @throws UpkeepError, SettingsError; whatever goes wrong below
 */
export async function runUpkeep(definition: OwnerDefinition, [word = '', ...args]: readonly string[]): Promise<void> {
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  try {
    const say: Say = text => void process.stdout.write(text)
    await COMMANDS[word]?.({ definition, args, signal: stopping.signal, say })
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}

function parsed(args: readonly string[]) {
  try {
    const options = {
      without: { type: 'string', multiple: true },
      by: { type: 'string' },
      reason: { type: 'string' },
      'dry-run': { type: 'boolean' },
    } as const
    return parseArgs({ args: [...args], allowPositionals: true, options })
  } catch {
    throw new UpkeepError('an option is not known or lacks its value')
  }
}

function settingsOf({ code }: OwnerDefinition): UpkeepSettings {
  return upkeepSettings(code, process.env)
}

interface Others {
  readonly peers: Peers
  readonly registry: RegistryDoor
  readonly journal: ErasureJournal
}

async function withOthers(settings: UpkeepSettings, run: (others: Others) => Promise<void>): Promise<void> {
  const { owner, logKey, logPeers, registryUrl } = settings
  const tls = settings.tls && createTls(settings.tls, { onChange: () => {} })
  const key = { kid: logKey.kid, privateJwk: logKey, publicKey: logKey.x }
  const others = new Map([...logPeers].map(([code, url]) => [code, new URL(url)]))
  const peers = createPeers(owner, { key, peers: others, sealSeconds: 0, sealEntries: 0 }, tls)
  const registry = registryDoor(owner, registryUrl, key, tls)
  try {
    await run({ peers, registry, journal: erasureJournal(registry) })
  } finally {
    await registry[Symbol.asyncDispose]()
    await peers.close()
    tls?.close()
  }
}
