import { randomUUID } from 'node:crypto'
import { breakGlassAt, type MirroredItem } from '@hub/kit'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { startRegistry, type TestRegistry } from '../testing/start-registry.ts'
import { type ItemRow, insertItem, itemById } from './items.ts'
import { applyMirror } from './mirrors.ts'

let registry: TestRegistry
let db: Kysely<never>
let caseId: string

beforeAll(async () => {
  registry = await startRegistry(inject('postgresUrl'))
  db = registry.writer as unknown as Kysely<never>
})
afterAll(() => registry?.[Symbol.asyncDispose]())
beforeEach(async () => {
  caseId = randomUUID()
  await registry.database.query(`insert into case_reference values ($1, $2, 'PERSON', 'OPEN', current_date)`, [
    caseId,
    `HRD-${caseId.slice(0, 4)}-${caseId.slice(4, 8)}-2`,
  ])
})

type Envelope = Partial<Parameters<typeof insertItem>[1]>

async function sent(kind: MirroredItem['kind'], change: Envelope = {}): Promise<string> {
  const id = randomUUID()
  const parties = { sender: 'training', senderSub: 'who', recipient: 'emergency', delivered: true }
  await insertItem(db, { id, kind, caseId, ...parties, expiresAt: '2030-01-01T00:00:00.000Z', ...change })
  return id
}

const said = (id: string, kind: MirroredItem['kind'], change: Partial<MirroredItem> = {}): MirroredItem => ({
  id,
  kind,
  answer: null,
  granted: null,
  ended: false,
  ...change,
})

const says = (owner: string, ...items: readonly MirroredItem[]) =>
  applyMirror(db, owner, { caseId, version: '1', mirror: { standing: [], consent: [] }, items })

const envelope = async (id: string): Promise<Partial<ItemRow> | null> => itemById(db, id)

it('an envelope that lacks its answer gets it with the next word of the owner, and the first answer stands', async () => {
  const id = await sent('REQUEST', { categories: ['IDENTITY', 'CONTACT'], purposes: ['TRAINING'] })
  const granted = { categories: ['IDENTITY'], purposes: ['TRAINING'], expiresAt: '2029-01-01T00:00:00.000Z' }
  await says('emergency', said(id, 'REQUEST', { answer: 'ACCEPTED', granted }))
  const accepted = {
    answer: 'ACCEPTED',
    granted: ['IDENTITY'],
    expires_at: new Date(granted.expiresAt),
    ended_at: null,
  }
  expect(await envelope(id)).toMatchObject(accepted)
  await says('emergency', said(id, 'REQUEST', { answer: 'DECLINED' }))
  expect(await envelope(id)).toMatchObject(accepted)
  await says('emergency', said(id, 'REQUEST', { answer: 'ACCEPTED', granted, ended: true }))
  expect(await envelope(id)).toMatchObject({ ...accepted, ended_at: expect.any(Date) })
})

it('a holder’s officer is told of a use that the holder has and could not confirm', async () => {
  const use = await sent('BREAK_GLASS', { recipient: null, delivered: false })
  const part = breakGlassAt(use, 'emergency')
  await says('emergency', said(part, 'BREAK_GLASS'))
  const told = { kind: 'BREAK_GLASS', audience: 'DPO', recipient: 'emergency', part_of: use, answer: null }
  expect(await envelope(part)).toMatchObject(told)
  await says('emergency', said(part, 'BREAK_GLASS', { answer: 'REJECTED', ended: true }))
  expect(await envelope(part)).toMatchObject({ ...told, answer: 'REJECTED', ended_at: expect.any(Date) })
  expect(await envelope(use)).toMatchObject({ answer: null, ended_at: null })
})

it('nobody answers what another decides on, what is of another kind, another case, or nowhere', async () => {
  const mine = await sent('REFERRAL', { sender: 'emergency', recipient: 'training' })
  const use = await sent('BREAK_GLASS', { recipient: null, delivered: false })
  const answer = { answer: 'DECLINED', ended: true } as const
  // Training received the referral; emergency, which sent it, holds the case.
  await says('training', said(mine, 'REFERRAL', answer), said(use, 'BREAK_GLASS', answer))
  await says('emergency', said(mine, 'REQUEST', answer), said(randomUUID(), 'REQUEST', answer))
  await says('outreach', said(breakGlassAt(use, 'emergency'), 'BREAK_GLASS', answer))
  const other = caseId
  caseId = randomUUID()
  await says('emergency', said(mine, 'REFERRAL', answer))
  expect(await envelope(mine)).toMatchObject({ case_id: other, answer: null, ended_at: null })
  expect(await envelope(use)).toMatchObject({ answer: null, ended_at: null })
  expect(await envelope(breakGlassAt(use, 'emergency'))).toBeNull()
})
