import {
  type CaseFacts,
  combineDirectives,
  type DirectiveRow,
  type RelationRow,
  releaseMask,
  standingsOf,
} from '@hub/decision'
import { CATEGORIES, EVERY_CATEGORY, type Mask, maskOf } from '@hub/vocabulary'
import { prepare } from '../src/agreement/ask.ts'
import { compileAgreement } from '../src/agreement/compile.ts'
import { ROOT, readSources } from '../src/agreement/repository.ts'
import { type Figure, inNanoseconds, measured } from './measure.ts'

/** What the decision must keep: facts to mask, and against the engine even with the words still to be read. */
const MOST_NS = 200
const LEAST_RATIO = 1_000

const NOW = Date.UTC(2026, 2, 1)
const DAY = 86_400_000
const ASKER = { sub: 'somebody', member: 'training', isPerson: true, purpose: 'EMERGENCY_PROTECTION' } as const
const ROLE = 'CASE_WORKER'

const directive: DirectiveRow = {
  effect: 'PERMIT',
  categories: ['IDENTITY', 'HEALTH', 'THREAT'],
  recipients: ['training', 'advocacy'],
  purposes: ['EMERGENCY_PROTECTION', 'CASE_COORDINATION'],
  legalBasis: 'CONSENT',
  validFrom: NOW - DAY,
  validUntil: NOW + DAY,
  recordedAt: NOW - DAY,
  mayContactAgain: true,
  withdrawnAt: null,
}
const DIRECTIVES: readonly DirectiveRow[] = [
  directive,
  { ...directive, effect: 'DENY', categories: ['HEALTH'], legalBasis: null, validFrom: null, validUntil: null },
]
const row: RelationRow = {
  member: 'training',
  person: null,
  kind: 'REFERRED',
  categories: ['IDENTITY', 'HEALTH', 'THREAT'],
  purposes: ['EMERGENCY_PROTECTION'],
  justified: true,
  openedAt: NOW - DAY,
  expiresAt: NOW + DAY,
  closedAt: null,
}
const ROWS: readonly RelationRow[] = [row, { ...row, kind: 'CO_HOLDER', expiresAt: null }]

const sources = readSources(ROOT)
process.stdout.write('Compiling the agreement …\n')
const { words, policies, table } = compileAgreement(sources.words, sources.agreement.terms, sources.agreement.policies)
const ask = prepare(words, policies)

/** Rows as words, as they come out of a database, to the mask of all categories. */
function fromRows(): Mask {
  const standings = standingsOf(ROWS, true, ASKER, 'emergency', NOW)
  return releaseMask(table, ROLE, ASKER.purpose, {
    standings,
    ...combineDirectives(DIRECTIVES, ASKER.member, ASKER.purpose, NOW),
  })
}

const FACTS: CaseFacts = {
  standings: standingsOf(ROWS, true, ASKER, 'emergency', NOW),
  ...combineDirectives(DIRECTIVES, ASKER.member, ASKER.purpose, NOW),
}
// Others of the same form, so that no call can be taken for the one before it.
const MANY = Array.from({ length: 64 }, (_, at): CaseFacts => ({ ...FACTS, permitted: FACTS.permitted ^ (at << 20) }))
let next = 0

/** The ledger's facts as masks, to the mask of all categories. */
function fromFacts(): Mask {
  next = (next + 1) & 63
  return releaseMask(table, ROLE, ASKER.purpose, MANY[next] as CaseFacts)
}

/** The same of the policy engine: every category in every relation; consent is worked out beforehand and for nothing. */
function fromEngine(): Mask {
  let mask = 0
  for (const category of CATEGORIES) {
    const bit = maskOf([category])
    for (const { relation, scope } of FACTS.standings) {
      if ((scope & bit) === 0) continue
      const consented = (FACTS.permitted & ~FACTS.denied & bit) !== 0
      if (ask({ role: ROLE, purpose: ASKER.purpose, relation, category, consented }).allowed) mask |= bit
    }
  }
  return mask
}

// What is compared must be the same decision. A deny takes away what is free as well, which no policy knows.
const personal = EVERY_CATEGORY & ~FACTS.denied & ~maskOf(['OPEN', 'AGGREGATE'])
if ((fromEngine() & personal) !== (fromRows() & personal)) throw new Error('the engine decides otherwise')

const [rows, facts, engine]: Figure[] = measured([
  { run: fromRows, calls: 20_000 },
  { run: fromFacts, calls: 200_000 },
  { run: fromEngine, calls: 5 },
])
if (!rows || !facts || !engine) throw new Error('nothing was measured')
const ratio = engine.median / rows.median
process.stdout.write(`
One case, all ${CATEGORIES.length} categories, ${ROWS.length} relation rows, ${DIRECTIVES.length} directives; Node ${process.version}
                                      median      fastest to slowest of ${rows.samples}
ledger rows, as words, to mask   ${inNanoseconds(rows)}
ledger facts, as masks, to mask  ${inNanoseconds(facts)}
Cedar, asked for each category   ${inNanoseconds(engine)}

Cedar takes ${Math.round(ratio).toLocaleString('en')} times as long as rows to mask, ${Math.round(engine.median / facts.median).toLocaleString('en')} times as long as facts to mask
under ${MOST_NS} ns, from facts: ${facts.median < MOST_NS ? 'yes' : 'NO'} (with words still to be read: ${rows.median < MOST_NS ? 'yes' : 'no'})
at least ${LEAST_RATIO.toLocaleString('en')} times faster, from rows: ${ratio >= LEAST_RATIO ? 'yes' : 'NO'}
`)
process.exitCode = facts.median < MOST_NS && ratio >= LEAST_RATIO ? 0 : 1
