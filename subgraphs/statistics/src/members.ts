import type { Caller } from '@hub/assertion'
import { cellsOf, isImpossible, isPlausible, type PerturbedTable, parentsOf, type Question } from '@hub/disclosure'
import { TABLE_PATH } from '@hub/kit'
import type { MemberCode } from '@hub/vocabulary'
import { Agent, type buildConnector, request } from 'undici'
import { z } from 'zod'
import type { Services } from './services.ts'

/** A table of one member and those that it refines, in the order of `parentsOf`. */
export interface MemberTables {
  readonly table: PerturbedTable
  readonly parents: readonly PerturbedTable[]
}

/** Whoever asks, with the token that stands for them at members. */
export interface Asker {
  readonly caller: Caller
  readonly membersToken: string
}

/** What a member sent cannot be the result of any data. */
export class ImplausibleTableError extends Error {
  override readonly name = 'ImplausibleTableError'
}

/** Larger than any table of the plan. */
const MOST_BYTES = 8 * 1024 * 1024

const cell = z.tuple([z.number(), z.number()])
const answer = z.object({
  member: z.string(),
  definition: z.string(),
  tables: z.array(z.object({ by: z.array(z.string()), cells: z.array(cell) })),
})

/** Asks members for tables. */
export interface Members {
  /**
   * Asks one member's table endpoint, in the caller's name and under a signature of our own.
   *
   * @throws ImplausibleTableError for garbage; any other error means that the member has not answered
   */
  ask(member: MemberCode, question: Question, asker: Asker): Promise<MemberTables>
}

/** @param connect how connections are made, where not as usual */
export function createMembers(services: Services, connect?: buildConnector.connector): Members {
  // Time is limited as a whole, below: a member may compute for a while before the first byte.
  const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0, ...(connect && { connect }) })
  return {
    async ask(member, question, { caller, membersToken }) {
      const { indicator, by, period } = question
      const definition = services.plan.definitionDigest(indicator)
      const body = JSON.stringify({ indicator: indicator.id, by, period: period.name, definition })
      const assertion = services.signer.sign({
        audience: member,
        membersToken,
        role: caller.role,
        purpose: caller.purpose,
        onBehalfOf: caller.onBehalfOf,
        requestId: caller.requestId,
        schemaDigest: caller.schemaDigest,
        agreementDigest: caller.agreementDigest,
        body,
      })
      const url = `${services.memberUrls[member].replace(/\/$/, '')}${TABLE_PATH}`
      const answered = await request(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'members-token': membersToken,
          'statistics-assertion': assertion,
        },
        body,
        signal: AbortSignal.timeout(services.timeoutMs),
        dispatcher,
      })
      const text = await readLimited(answered.body)
      if (answered.statusCode !== 200) throw new Error('the member refuses')
      return believed(services, member, question, definition, text)
    },
  }
}

async function readLimited(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > MOST_BYTES) throw new ImplausibleTableError()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Reads what a member sent, and believes it only where it can be the perturbed result of some data. */
function believed(
  { plan: { plan } }: Services,
  member: MemberCode,
  { indicator, by }: Question,
  definition: string,
  text: string,
): MemberTables {
  const parsed = answer.safeParse(parseJson(text))
  if (!parsed.success || parsed.data.member !== member || parsed.data.definition !== definition)
    throw new ImplausibleTableError()
  const wanted = [[...by], ...parentsOf(by)]
  const tables = wanted.map((dimensions, at) => {
    const sent = parsed.data.tables[at]
    const domain = cellsOf(plan, dimensions)
    if (sent === undefined || sent.by.join() !== dimensions.join() || sent.cells.length !== domain.length)
      throw new ImplausibleTableError()
    const cells = sent.cells.map(([cases, value]) => ({ cases, value }))
    const plausible = cells.every((one, place) =>
      isPlausible(plan, indicator, one, isImpossible(plan, dimensions, domain[place] ?? [])),
    )
    if (!plausible) throw new ImplausibleTableError()
    return { by: dimensions, cells }
  })
  const [table, ...parents] = tables
  if (table === undefined || parsed.data.tables.length !== tables.length) throw new ImplausibleTableError()
  return { table, parents }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
