import { EMERGENCY_HOURS, type Owner, REGISTRY } from '@hub/vocabulary'
import { batchOf, type NumberedCase } from '../batch.ts'
import { publishedAppeals } from '../files/advocacy.ts'
import { hostPlaces } from '../files/relocation.ts'
import { generateCases } from '../generate.ts'
import { OWNERS_SHOWN } from '../members.ts'
import { HOUR } from '../time.ts'
import { openDatabases } from './database.ts'
import { insertTables } from './insert.ts'
import { type BrokenGlass, rememberLoad, type Showcase } from './memory.ts'
import { analyseOwners, emptyOwners, writeBatch } from './tables.ts'

export interface LoadOptions {
  /** How many; 2,000 unless told otherwise. */
  readonly cases?: number
  readonly seed?: string | number
  /** The moment around which all dates are laid; epoch milliseconds. */
  readonly now?: number
  /** Each owner's migrated database, by the login that migrates. */
  readonly migrateUrls: Readonly<Record<Owner, string>>
  readonly onProgress?: (done: number, total: number) => void
}

/** Cases of one transaction: few enough for its locks, of which there is one for each case. */
const BATCH = 250

/**
 * Loads synthetic cases into the ledgers and tables of all members, and what the registry mirrors of them. What an
 * earlier or interrupted load left is emptied first; the same seed and moment give the same rows.
 *
 * @throws Error where a database holds cases that no demonstration put there
 * @throws RangeError where there are too few cases for everything that is to be shown
 */
export async function loadDemonstration(options: LoadOptions): Promise<Showcase> {
  const { cases = 2_000, seed = 'hrd-hub', now = Date.now(), migrateUrls, onProgress } = options
  const generated = generateCases({ cases, seed, now })
  const hosts = hostPlaces(seed, now)
  const fixed = {
    relocation: { host_place: hosts.map(({ row }) => row) },
    advocacy: { published_appeal: publishedAppeals(seed, now) },
  }
  const brokenGlass: BrokenGlass[] = []
  let showcase: Showcase | undefined

  await using databases = await openDatabases(migrateUrls, OWNERS_SHOWN)
  await emptyOwners(databases)
  await insertTables(databases.of('relocation'), 'public', fixed.relocation)
  await insertTables(databases.of('advocacy'), 'public', fixed.advocacy)

  let writing: Promise<unknown> = Promise.resolve()
  let done = 0
  for (const some of inBatches(generated)) {
    showcase ??= showcaseOf(some)
    brokenGlass.push(...some.flatMap(one => brokenNow(one, now)))
    const batch = batchOf(some, hosts)
    // The databases write one batch while the next is made.
    await writing
    onProgress?.(done, cases)
    done += some.length
    writing = writeBatch(databases, batch)
    // Whoever awaits it is told; until then a failure is nobody's.
    writing.catch(() => {})
  }
  await writing
  onProgress?.(done, cases)
  await analyseOwners(databases)
  if (showcase === undefined) throw new RangeError('there is no case to show')
  await rememberLoad(databases.of(REGISTRY.code), { showcase, brokenGlass, brokenAt: now })
  return showcase
}

/** The first case is the showcase. */
function showcaseOf([first]: readonly NumberedCase[]): Showcase | undefined {
  if (first === undefined) return undefined
  const { id, reference } = first
  return { id, reference, client: 'training-system', role: 'PARTNER_SYSTEM', purpose: 'EMERGENCY_PROTECTION' }
}

function brokenNow({ id, draft }: NumberedCase, now: number): BrokenGlass[] {
  return [...draft.parts.values()].flatMap(({ owner, relations }) =>
    relations
      .filter(
        ({ kind, closedAt, openedAt }) =>
          kind === 'EMERGENCY' && closedAt === null && openedAt + EMERGENCY_HOURS * HOUR > now,
      )
      .map(({ member, person }) => ({ caseId: id, owner, member, person: person ?? '' })),
  )
}

function* inBatches(cases: Iterable<NumberedCase>): Generator<NumberedCase[]> {
  let some: NumberedCase[] = []
  for (const one of cases) {
    some.push(one)
    if (some.length < BATCH) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}
