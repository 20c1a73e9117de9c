import {
  type Caller,
  KeysUnavailableError,
  type OwnerVerifier,
  RefusedError,
  type RegistryVerifier,
} from '@hub/assertion'
import { decide, NO_FACTS } from '@hub/decision'
import { AGGREGATE } from '@hub/vocabulary'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { z } from 'zod'
import { errorForLog } from '../http/errors.ts'
import type { OwnTables } from '../owner.ts'
import { ACTIVITY_NEWS, type ActivityAnswer, type ActivityNews } from './activity.ts'
import { RefusedTableError, TABLE_REFUSALS } from './refused-table.ts'
import type { TableMaker, TableQuestion } from './table.ts'

export interface EndpointParts {
  readonly maker: TableMaker
  /** Of assertions by the statistics, and of nobody else's. */
  readonly verify: OwnerVerifier
  readonly tables: () => OwnTables
  readonly log: Logger
}

/** Where a member answers questions of the statistics. Nothing else is accepted here, and nothing of it elsewhere. */
export const TABLE_PATH = '/statistics'

/**
 * `POST /statistics`: two signatures as at `/graphql`, the second by the statistics, and a role that may read
 * statistics by this member's own table. Answers perturbed tables or a code.
 */
export function tableEndpoint(app: FastifyInstance, parts: EndpointParts): void {
  const { maker, log } = parts
  app.post(TABLE_PATH, async (request, reply) => {
    let caller: Caller | undefined
    try {
      caller = await verified(request, parts)
      if (caller === undefined) return refuse(reply, 403, 'NOT_COVERED', 'the role may not read statistics')
      const { member, definition, tables } = await maker.answer(questionIn(request.body as Buffer), caller)
      return reply.send({
        member,
        definition,
        tables: tables.map(({ by, cells }) => ({ by, cells: cells.map(({ cases, value }) => [cases, value]) })),
      })
    } catch (error) {
      log.warn({ requestId: caller?.requestId, error: errorForLog(error) }, 'a question of the statistics was refused')
      if (error instanceof KeysUnavailableError) return refuse(reply, 503, 'KEYS_UNAVAILABLE', 'try again')
      if (error instanceof RefusedError || isReplay(error))
        return refuse(reply, 401, 'UNAUTHENTICATED', 'the request does not carry two valid signatures')
      if (error instanceof SyntaxError) return refuse(reply, 400, 'BAD_REQUEST', 'the request cannot be understood')
      if (error instanceof RefusedTableError) {
        const { status, message } = TABLE_REFUSALS[error.code]
        return refuse(reply, status, error.code, message)
      }
      return refuse(reply, 500, 'INTERNAL_SERVER_ERROR', 'the member cannot answer')
    }
  })
}

/** Where a member hears from the registry on which of the cases that it leads somebody was active, and tells where it was. */
export const ACTIVITY_PATH = '/statistics/activity'

export interface ActivityParts {
  readonly exchange: (news: ActivityNews) => Promise<ActivityAnswer>
  readonly verifyRegistry: RegistryVerifier
  readonly log: Logger
}

/** `POST /statistics/activity`: on the registry's signature, as orders of the desk are. */
export function activityEndpoint(app: FastifyInstance, { exchange, verifyRegistry, log }: ActivityParts): void {
  app.post(ACTIVITY_PATH, async (request, reply) => {
    try {
      if (!Buffer.isBuffer(request.body)) throw new SyntaxError('no body')
      await verifyRegistry(single(request.headers['registry-signature']), request.body)
      return reply.send(await exchange(ACTIVITY_NEWS.parse(JSON.parse(request.body.toString('utf8')))))
    } catch (error) {
      log.warn({ error: errorForLog(error) }, 'the registry was not listened to')
      if (error instanceof KeysUnavailableError) return refuse(reply, 503, 'KEYS_UNAVAILABLE', 'try again')
      if (error instanceof RefusedError) return refuse(reply, 401, 'UNAUTHENTICATED', 'the signature is not valid')
      if (error instanceof SyntaxError || error instanceof z.ZodError)
        return refuse(reply, 400, 'BAD_REQUEST', 'the request cannot be understood')
      return refuse(reply, 500, 'INTERNAL_SERVER_ERROR', 'the member cannot answer')
    }
  })
}

/** Who asks; undefined where the role or purpose may not. */
async function verified(request: FastifyRequest, parts: EndpointParts): Promise<Caller | undefined> {
  const { 'members-token': membersToken, 'statistics-assertion': assertion } = request.headers
  const credentials = { membersToken: single(membersToken), hubAssertion: single(assertion) }
  if (credentials.hubAssertion === undefined) throw new RefusedError('hub-assertion', 'MISSING')
  if (!Buffer.isBuffer(request.body)) throw new RefusedError('hub-assertion', 'BODY_MISMATCH')
  const caller = await parts.verify(credentials, request.body)
  const { agreement, table } = parts.tables()
  const { mask } = decide(agreement, table, caller.role, caller.purpose, NO_FACTS)
  return (mask & AGGREGATE) === 0 ? undefined : caller
}

function single(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && header !== '' ? header : undefined
}

/**
 * A condition of one's own has no place in a question: whatever else stands in it, it is none.
 *
 * @throws SyntaxError
 */
function questionIn(body: Buffer): TableQuestion {
  const { indicator, by, period, definition, ...more } = JSON.parse(body.toString('utf8')) as Record<string, unknown>
  if (Object.keys(more).length > 0) throw new SyntaxError()
  const words = [indicator, period, definition]
  if (!words.every(isWord) || !Array.isArray(by) || by.length > 20 || !by.every(isWord)) throw new SyntaxError()
  return { indicator, by, period, definition } as TableQuestion
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 100
}

/** SQLSTATE of a key that is there already. */
function isReplay(error: unknown): boolean {
  const { code, constraint } = (error ?? {}) as { code?: unknown; constraint?: unknown }
  return code === '23505' && constraint === 'disclosure_pkey'
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ code, message })
}
