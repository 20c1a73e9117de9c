import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { preparsePolicySet, preparseSchema, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs'
import { cell, question, readDeciders, readTable } from '@hub/decision'
import { bit, CATEGORIES, PURPOSES, RELATIONS, ROLES } from '@hub/vocabulary'
import { beforeAll, expect, test, vi } from 'vitest'
import { changedCells, driftOf, type Output, outputsOf } from './output.ts'
import { ROOT, readSources } from './repository.ts'

// Cedar is asked thirty thousand questions at a time; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let outputs: readonly Output[]
beforeAll(() => {
  outputs = outputsOf(ROOT)
})

test('what is checked in is what the policies say', () => {
  const drift = driftOf(ROOT, outputs)
  expect(drift.flatMap(output => [output.file, ...changedCells(ROOT, output)])).toEqual([])
})

test('attack 25: every cell of the checked-in table is Cedar’s own answer, and so are the policies that are said to decide it', () => {
  const { words, agreement } = readSources(ROOT)
  const table = readTable(JSON.parse(readFileSync(join(ROOT, 'schema/agreement/table.json'), 'utf8')))
  expect(preparseSchema('checked', words.text)).toEqual({ type: 'success' })
  // Cedar reads the files whole and names the policies itself: nothing of the compiler stands between.
  const staticPolicies = agreement.policies.map(source => source.text).join('\n')
  // It calls them policy0, policy1 and so on, in the order in which they stand.
  const ids = [...staticPolicies.matchAll(/^@id\("(.+)"\)$/gm)].map(([, id]) => id)
  const file = readFileSync(join(ROOT, 'schema/agreement/policies.json'), 'utf8')
  const deciders = readDeciders(JSON.parse(file), table.digest)
  expect(preparsePolicySet('checked', { staticPolicies })).toEqual({ type: 'success' })
  const wrong: string[] = []
  let asked = 0
  for (const role of ROLES) {
    for (const purpose of PURPOSES) {
      for (const relation of RELATIONS) {
        const at = cell(role, purpose, relation)
        for (const category of CATEGORIES) {
          const decided = new Set<string | undefined>()
          for (const consented of [false, true]) {
            const answer = statefulIsAuthorized({
              principal: { type: 'Role', id: role },
              action: { type: 'Action', id: 'release' },
              resource: { type: 'Category', id: category },
              context: {
                purpose: { __entity: { type: 'Purpose', id: purpose } },
                relation: { __entity: { type: 'Relation', id: relation } },
                consented,
              },
              preparsedSchemaName: 'checked',
              validateRequest: true,
              preparsedPolicySetId: 'checked',
              entities: [],
            })
            const cedar = answer.type === 'success' && answer.response.decision === 'allow'
            const errors = answer.type === 'success' ? answer.response.diagnostics.errors : answer.errors
            const opened = (table.free[at] ?? 0) | (consented ? (table.ifConsented[at] ?? 0) : 0)
            asked += 1
            // What is free without consent is decided without it; of all else both answers are a part.
            if (answer.type === 'success' && !(consented && (table.free[at] ?? 0) & bit(category))) {
              for (const name of answer.response.diagnostics.reason)
                decided.add(ids[Number(name.slice('policy'.length))])
            }
            if (errors.length > 0 || cedar !== ((opened & bit(category)) !== 0)) {
              wrong.push(`${role} × ${purpose} × ${relation} × ${category}, consent ${consented}`)
            }
          }
          const named = deciders[question(role, purpose, relation, category)] ?? []
          if (named.join() !== [...decided].sort().join()) {
            wrong.push(`${role} × ${purpose} × ${relation} × ${category}: decided by ${[...decided]}, not ${named}`)
          }
        }
      }
    }
  }
  expect(wrong).toEqual([])
  expect(asked).toBe(29_808)
})
