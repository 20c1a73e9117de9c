import { EVERY_PURPOSE, OWNERS } from '@hub/vocabulary'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyRepository, type RepositoryCopy } from './src/seventh-member/copy-repository.ts'
import { addMember, runScript } from './src/seventh-member/follow.ts'
import { memberRecipe } from './src/seventh-member/recipe.ts'
import { type RunningCopy, startCopy } from './src/seventh-member/running-copy.ts'

/** What the README says about a new member, followed to the letter in a copy of the repository, whose hub then runs. */

const recipe = memberRecipe()
const GENERATES = ['schema', 'settings']
let copy: RepositoryCopy
let hub: RunningCopy

beforeAll(async () => {
  copy = copyRepository()
  addMember(copy, recipe)
  copy.install('subgraphs/legal')
  for (const script of recipe.scripts) if (GENERATES.includes(script[0] ?? '')) await runScript(copy.folder, script)
  hub = await startCopy(copy.folder, [...OWNERS, 'legal'])
  await record()
}, 120_000)

afterAll(async () => {
  await hub?.[Symbol.asyncDispose]()
  copy?.[Symbol.dispose]()
}, 30_000)

/** Until there is a desk, nobody but a script registers a part: in the member's ledger, and in the registry's mirror. */
async function record(): Promise<void> {
  const legal = await hub.connect('legal', 'legal_migrate')
  await legal.query(
    `insert into ledger.part (case_id, local_reference, registered_by, registered_at)
     values ($1, 'LA-0001', 'case-worker@legal.example', now() - interval '1 day')`,
    [hub.caseId],
  )
  await legal.query('insert into legal_file (case_id) values ($1)', [hub.caseId])
  await legal.query(
    `insert into hearing (case_id, held_on, outcome, note)
     values ($1, '2026-02-03', 'ADJOURNED', 'the interpreter did not appear'), ($1, '2026-03-10', 'ACQUITTED', null)`,
    [hub.caseId],
  )
  await legal.query(`insert into defence_fee (case_id, amount, currency) values ($1, 1250.50, 'EUR')`, [hub.caseId])
  await legal.end()
  const registry = await hub.connect('registry', 'registry_migrate')
  await registry.query(
    `insert into mirror_standing (case_id, owner, recipient, kind, purposes, opens_at)
     values ($1, 'legal', 'legal', 'HOLDER', $2, now() - interval '1 day')`,
    [hub.caseId, EVERY_PURPOSE],
  )
  await registry.end()
}

interface Answer {
  readonly data: Record<string, unknown>
  readonly extensions: { readonly release: { readonly withheld: readonly { readonly owner: string }[] } }
}

async function ask(client: string, query: string, purpose = 'EMERGENCY_PROTECTION'): Promise<Answer> {
  const credentials = Buffer.from(`${encodeURIComponent(client)}:demo-only`).toString('base64')
  const granted = await fetch(`${hub.identity}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: token } = (await granted.json()) as { access_token: string }
  const response = await fetch(`${hub.gateway}/graphql`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'purpose-of-use': purpose,
      'on-behalf-of': 'end-user-1',
    },
    body: JSON.stringify({ query, variables: { id: hub.caseId } }),
  })
  expect(response.status).toBe(200)
  return (await response.json()) as Answer
}

test('it is one folder, of less than 250 lines besides SDL and generated code, and one entry', () => {
  const written = [...recipe.files].filter(([file]) => file.endsWith('.ts'))
  const lines = written.flatMap(([, content]) => content.trimEnd().split('\n'))
  expect([...recipe.files.keys()].filter(file => !file.startsWith('subgraphs/legal/'))).toEqual([])
  expect(lines.length).toBeLessThan(250)
  expect(recipe.entry.trimEnd().split('\n')).toHaveLength(1)
})

test('beyond folder and entry only generated files have changed, and in the gateway only the console’s', () => {
  expect(copy.changed().filter(file => !recipe.files.has(file))).toEqual([
    'docs/settings.md',
    'gateway/console/src/generated/operations.ts',
    'gateway/console/src/generated/rooms.ts',
    'schema/api.graphql',
    'schema/operations/hub-console/CaseView.graphql',
    'schema/operations/hub-console/ExplainLegal.graphql',
    'schema/operations/hub-console/LegalAccess.graphql',
    'schema/operations/hub-console/LegalAudit.graphql',
    'schema/operations/hub-console/LegalAuditEntries.graphql',
    'schema/operations/hub-console/LegalBreakGlassJustification.graphql',
    'schema/operations/hub-console/LegalConsents.graphql',
    'schema/operations/hub-console/LegalDeskText.graphql',
    'schema/operations/hub-console/LegalDisclosures.graphql',
    'schema/supergraph.graphql',
    'shared/vocabulary/src/members.ts',
    'subgraphs/legal/src/generated/types.ts',
    'subgraphs/registry/src/generated/types.ts',
    'subgraphs/statistics/src/generated/types.ts',
  ])
})

const checks = recipe.scripts.filter(([name = '']) => ![...GENERATES, 'install'].includes(name))

test.each(checks.map(words => [words.join(' '), words] as const))(
  '`pnpm %s` passes',
  async (_, words) => {
    await runScript(copy.folder, words)
  },
  60_000,
)

test('it has a process of its own, which the gateway reaches', async () => {
  const ready = (await (await fetch(`${hub.gateway}/health/ready`)).json()) as object
  expect(ready).toMatchObject({ status: 'ready', owners: { legal: 'up', training: 'up' } })
  expect(hub.summary).toMatch(/legal-system/)
})

test('it has a database of its own, which its two logins reach and no others', async () => {
  for (const login of ['legal_migrate', 'legal_serve']) await (await hub.connect('legal', login)).end()
  const refused = { code: '42501' }
  await expect(hub.connect('legal', 'training_serve')).rejects.toMatchObject(refused)
  await expect(hub.connect('training', 'legal_serve')).rejects.toMatchObject(refused)
  await expect(hub.connect('training', 'legal_migrate')).rejects.toMatchObject(refused)
})

test('it is in the directory, and its code in the enum', async () => {
  const { data } = await ask('legal-system', '{ members { code } __type(name: "Member") { enumValues { name } } }')
  expect(data.members).toContainEqual({ code: 'legal' })
  expect(data.__type).toMatchObject({ enumValues: expect.arrayContaining([{ name: 'legal' }, { name: 'training' }]) })
})

const ROOMS = `query ($id: ID!) {
  case(id: $id) {
    legal { hearings { heldOn outcome note } fees { amount currency } }
    emergency { legalName threats { act } }
    training { sessions { topic } }
  }
}`

test.each(['legal-system', 'case-worker@legal.example'])('%s reads its own room, and no other', async client => {
  const { data } = await ask(client, ROOMS)
  expect(data.case).toEqual({
    legal: {
      hearings: [
        { heldOn: '2026-03-10', outcome: 'ACQUITTED', note: null },
        { heldOn: '2026-02-03', outcome: 'ADJOURNED', note: 'the interpreter did not appear' },
      ],
      fees: [{ amount: '1250.50', currency: 'EUR' }],
    },
    emergency: null,
    training: null,
  })
})

test('another member of the same case does not see the new room, and is told nothing of it', async () => {
  const { data, extensions } = await ask('training-system', ROOMS)
  expect(data.case).toMatchObject({ legal: null, training: { sessions: expect.any(Array) } })
  expect(extensions.release.withheld.filter(({ owner, ...line }) => owner === 'legal' && 'cases' in line)).toEqual([])
})

test('its data protection officer exists too', async () => {
  const { data } = await ask('dpo@legal.example', '{ viewer { member roles } }', 'AUDIT')
  expect(data.viewer).toEqual({ member: 'legal', roles: ['DATA_PROTECTION_OFFICER'] })
})

test('what it released is in its own log', async () => {
  await ask('legal-system', ROOMS)
  const legal = await hub.connect('legal', 'legal_serve')
  const { rows } = await legal.query<{ member: string; fields: string[] }>(
    'select member, fields from ledger.release_in_words order by seq desc limit 1',
  )
  await legal.end()
  expect(rows).toEqual([{ member: 'legal', fields: expect.arrayContaining(['LegalFile.hearings', 'LegalFile.fees']) }])
})
