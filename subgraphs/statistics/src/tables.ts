import { type Asked, canonical, type PerturbedTable, type Question, QuestionError, suppress } from '@hub/disclosure'
import type { MemberCode } from '@hub/vocabulary'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { statisticsFault } from './fault.ts'
import { type Asker, ImplausibleTableError, type Members, type MemberTables } from './members.ts'
import { keepReleased, noteDisclosure, type Released, readReleased } from './released.ts'
import type { Services } from './services.ts'

/** Answers questions: out of what was released, or by asking every member of the indicator once and adding. */
export interface Tables {
  /** @throws GraphQLError with a code of `STATISTICS_FAULTS` */
  table(asked: Asked, asker: Asker): Promise<Released>
}

export interface TablesParts {
  readonly services: Services
  readonly members: Members
  readonly db: Kysely<never>
  readonly log: Logger
}

export function createTables({ services, members, db, log }: TablesParts): Tables {
  const { plan, definitionDigest } = services.plan
  /** One question at a time, however many ask it. */
  const making = new Map<string, Promise<void>>()

  async function make(question: Question, definition: string, asker: Asker): Promise<void> {
    const { indicator, by } = question
    const asked = indicator.members
    const answers = await Promise.allSettled(asked.map(member => members.ask(member, question, asker)))
    const found = answers.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []))
    report(asked, answers, asker.caller.requestId)
    if (answers.some(one => one.status === 'rejected' && one.reason instanceof ImplausibleTableError))
      throw statisticsFault('TABLE_REFUSED')
    const missing = asked.filter((_, at) => answers[at]?.status === 'rejected')
    if (missing.length > 0) throw statisticsFault('TABLE_PENDING', { missing })
    const total = added(found.map(({ table }) => table))
    const parents = by.map((_, at) => added(found.map(one => one.parents[at] as PerturbedTable)))
    const shown = suppress(plan, total, parents)
    await keepReleased(
      db,
      question,
      definition,
      shown.map(({ value }) => value),
    )
  }

  /** For the operator; the reader is not told which member sent garbage. */
  function report(
    asked: readonly MemberCode[],
    answers: readonly PromiseSettledResult<MemberTables>[],
    requestId: string,
  ): void {
    answers.forEach((one, at) => {
      if (one.status === 'fulfilled') return
      const garbage = one.reason instanceof ImplausibleTableError
      const error = one.reason instanceof Error ? one.reason.name : 'unknown'
      const line = { member: asked[at], requestId, error, ...(garbage && { alarm: true }) }
      if (garbage) log.error(line, 'a member sent a table that cannot be')
      else log.warn(line, 'a member has not answered')
    })
  }

  return {
    async table(asked, asker) {
      const question = canonicalOrFault(services, asked)
      const definition = definitionDigest(question.indicator)
      let released = await readReleased(db, plan, question, definition)
      if (released === undefined) {
        const key = JSON.stringify([question.indicator.id, question.by, question.period.name])
        const running = making.get(key) ?? make(question, definition, asker).finally(() => making.delete(key))
        making.set(key, running)
        await running
        released = await readReleased(db, plan, question, definition)
      }
      if (released === undefined) throw new Error('a table that was kept is not there')
      await noteDisclosure(db, asker.caller, question)
      return released
    },
  }
}

function canonicalOrFault({ plan: { plan }, clock }: Services, asked: Asked): Question {
  try {
    return canonical(plan, asked, clock())
  } catch (error) {
    if (error instanceof QuestionError) throw statisticsFault(error.code, { allowed: error.allowed })
    throw error
  }
}

/** Cell by cell. */
function added(tables: readonly PerturbedTable[]): PerturbedTable {
  const [first, ...rest] = tables
  if (first === undefined) throw new RangeError('there is nothing to add')
  return rest.reduce(
    (sum, table) => ({
      by: sum.by,
      cells: sum.cells.map(({ cases, value }, at) => {
        const one = table.cells[at]
        if (one === undefined) throw new RangeError('tables of one question have the same cells')
        return { cases: cases + one.cases, value: value + one.value }
      }),
    }),
    first,
  )
}
