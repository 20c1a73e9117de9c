import { cell } from '@hub/decision'
import { bit, OPEN } from '@hub/vocabulary'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { type Agreement, compileAgreement, compileOwner } from './compile.ts'
import { digestOf } from './digest.ts'
import { readPolicies } from './policies.ts'
import { AgreementError } from './problem.ts'
import type { Source } from './source.ts'
import { readTerms } from './terms.ts'
import { policies, SMALL, TERMS, WORDS } from './testing/miniature.ts'
import { readWords } from './words.ts'

/** The problems for which a compilation is refused; fails where it is not. */
function refusal(compile: () => unknown): readonly string[] {
  try {
    compile()
  } catch (error) {
    if (error instanceof AgreementError) return error.problems
    throw error
  }
  throw new Error('it compiles')
}

const compiled = (text: string) => () => compileAgreement(WORDS, TERMS, policies(text))

// Cedar is asked thirty thousand questions at a time; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let small: Agreement
beforeAll(() => {
  small = compileAgreement(WORDS, TERMS, policies(SMALL))
})

test('a small agreement says what its policies say', () => {
  const { free, ifConsented } = small.table
  const own = cell('CASE_WORKER', 'TRAINING', 'HOLDER')
  expect([free[own], ifConsented[own]]).toEqual([OPEN | bit('HEALTH') | bit('NOTES'), 0])
  const shared = cell('CASE_WORKER', 'AUDIT', 'REFERRED')
  expect([free[shared], ifConsented[shared]]).toEqual([OPEN, bit('HEALTH')])
  const none = cell('EU_LIAISON', 'AUDIT', 'NONE')
  expect([free[none], ifConsented[none]]).toEqual([OPEN, 0])
})

describe('it does not compile', () => {
  const plain = (scope: string, rest = '') => `// A comment.\n@id("one")\n${scope}${rest};\n`

  test.each([
    [
      'where it does not parse, with file and line',
      '// A comment.\n@id("one")\npermit (principal, action resource);',
      /^schema\/agreement\/test\.cedar:3: does not parse: /,
    ],
    [
      'where a brace is missing at the end',
      '// A comment.\n@id("one")\npermit (principal, action, resource) when { true',
      /^schema\/agreement\/test\.cedar:3: does not parse: unexpected end of input/,
    ],
    [
      'attack 25: with a misspelt category in a forbid',
      plain('forbid (principal, action, resource == Category::"IDENTITI")'),
      /test\.cedar:2 policy `one`: .*`"IDENTITI"` is not declared/,
    ],
    [
      'attack 25: with a misspelt relation in a forbid',
      plain('forbid (principal, action, resource)', ' when { context.relation == Relation::"EMERGANCY" }'),
      /test\.cedar:2 policy `one`: .*`"EMERGANCY"` is not declared/,
    ],
    [
      'with a misspelt word inside a list',
      plain('forbid (principal, action, resource)', ' unless { [Purpose::"AUDITS"].contains(context.purpose) }'),
      /policy `one`: .*`"AUDITS"` is not declared/,
    ],
    [
      'with a misspelt role in the scope',
      plain('permit (principal == Role::"CASEWORKER", action, resource)'),
      /policy `one`: .*`"CASEWORKER"` is not declared/,
    ],
    [
      'with a misspelt entity type',
      plain('forbid (principal, action, resource)', ' when { context.relation == Relaton::"HOLDER" }'),
      /policy `one`: .*unrecognized entity type `Relaton`/,
    ],
    [
      'with a misspelt attribute',
      plain('permit (principal, action, resource)', ' when { context.consent }'),
      /policy `one`: .*`consent` in context .* not found/,
    ],
    [
      'with a misspelt action',
      plain('permit (principal, action == Action::"relase", resource)'),
      /policy `one`: .*unrecognized action/,
    ],
    [
      'with a word given as text',
      plain('forbid (principal, action, resource)', ' when { context.relation == "EMERGENCY" }'),
      /policy `one`: .*not compatible/,
    ],
    [
      'with a word of another vocabulary, which Cedar merely warns of',
      plain('forbid (principal, action, resource)', ' when { context.relation == Role::"AUDITOR" }'),
      /policy `one`: .*policy is impossible/,
    ],
    [
      'without an @id',
      '// A comment.\npermit (principal, action, resource);',
      /^schema\/agreement\/test\.cedar:2: a policy needs an @id/,
    ],
    ['with an empty @id', '// A comment.\n@id("")\npermit (principal, action, resource);', /:2: a policy needs an @id/],
    [
      'with an @id that every object knows',
      '// A comment.\n@id("__proto__")\npermit (principal, action, resource);',
      /:2: a policy needs an @id/,
    ],
    [
      'with an @id given twice',
      `${plain('permit (principal, action, resource)')}\n${plain('forbid (principal, action, resource)')}`,
      /^schema\/agreement\/test\.cedar:6 policy `one`: another policy carries this @id \(schema\/agreement\/test\.cedar:2\)$/,
    ],
    [
      'without a comment',
      '\n@id("one")\npermit (principal, action, resource);',
      /test\.cedar:2 policy `one`: a policy needs a comment/,
    ],
    [
      'with a comment that says nothing',
      '// ---\n@id("one")\npermit (principal, action, resource);',
      /policy `one`: a policy needs a comment/,
    ],
    [
      'with a template',
      plain('permit (principal == ?principal, action, resource)'),
      /test\.cedar:2: a template decides/,
    ],
    ['with a file without policies', '// permit (principal, action, resource);', /test\.cedar: holds no policy/],
    [
      'attack 25: where a forbid errs on any question, though it is valid',
      `${SMALL}${plain(
        'forbid (principal == Role::"AUDITOR", action, resource)',
        ' when { context.consented && 9223372036854775807 + 1 > 0 }',
      )}`,
      /test\.cedar:\d+ policy `one`: errs: integer overflow/,
    ],
    [
      'where consent takes something away',
      `${SMALL}${plain('forbid (principal, action, resource == Category::"NOTES")', ' when { context.consented }')}`,
      /test\.cedar:\d+ policy `one`: consent takes away what is free without it \(CASE_WORKER × .* × HOLDER × NOTES\)/,
    ],
    [
      'where a permit opens only without consent',
      `${SMALL}${plain('permit (principal, action, resource == Category::"LEGAL")', ' unless { context.consented }')}`,
      /consent takes away what is free without it \(.* × LEGAL\)/,
    ],
    [
      'where a policy decides nothing',
      `${SMALL}${plain(
        'forbid (principal, action, resource)',
        ' when { context.relation == Relation::"HOLDER" && context.relation == Relation::"NONE" }',
      )}`,
      /test\.cedar:\d+ policy `one`: decides nothing/,
    ],
    [
      'where a forbid would close OPEN in one relation, without effect',
      `${SMALL}${plain('forbid (principal, action, resource)', ' when { context.relation == Relation::"EMERGENCY" }')}`,
      /policy `one`: OPEN must follow role and purpose alone/,
    ],
    [
      'where AGGREGATE would hang on consent, which no directive can name',
      `${SMALL}${plain('permit (principal, action, resource == Category::"AGGREGATE")', ' when { context.consented }')}`,
      /policy `one`: AGGREGATE must follow role and purpose alone/,
    ],
  ])('%s', (_, text, problem) => {
    const problems = refusal(compiled(text))
    expect(
      problems.some(line => problem.test(line)),
      problems.join('\n'),
    ).toBe(true)
  })

  test('and says all that is wrong at once', () => {
    const misspelt = plain('forbid (principal, action, resource == Category::"IDENTITI")')
    const nameless = '// A comment.\npermit (principal, action, resource);'
    expect(refusal(compiled(`${nameless}\n${nameless}`))).toHaveLength(2)
    expect(refusal(compiled(`${misspelt}${misspelt.replace('one', 'two').replace('IDENTITI', 'X')}`))).toHaveLength(2)
  })
})

describe('words', () => {
  const withWords = (from: string, to: string) => () => {
    expect(WORDS.text).toContain(from)
    return compileAgreement({ file: WORDS.file, text: WORDS.text.replace(from, to) }, TERMS, policies(SMALL))
  }

  test.each([
    ['that nobody else knows', '"HOLDER",', '"HOLDER", "OWNER",', /`Relation` has the word `OWNER`/],
    ['that are missing', '"THIRD_PARTY",', '', /`Category` lacks the word `THIRD_PARTY`/],
    ['that are misspelt', '"EMERGENCY",', '"EMERGANCY",', /`Relation` lacks the word `EMERGENCY`/],
    [
      'of a type that is not enumerated',
      /entity Role enum \[[^\]]*\]/.exec(WORDS.text)?.[0] ?? '',
      'entity Role',
      /`Role` must be/,
    ],
    ['that do not parse', 'entity Role enum [', 'entity Role enum ', /agreement\.cedarschema:\d+: does not parse/],
    ['for another question', 'relation: Relation,', 'relationship: Relation,', /relation/],
    ['for another action', 'action release', 'action disclose', /release/],
  ])('%s are refused', (_, from, to, problem) => {
    expect(refusal(withWords(from, to)).join('\n')).toMatch(problem)
  })
})

describe('an owner’s own policies', () => {
  const FILE = 'subgraphs/emergency/policies/own.cedar'
  const own = (text: string) => () => compileOwner(small, policies(text, FILE))
  const NO_NOTES = '// Notes stay here.\n@id("no-notes")\nforbid (principal, action, resource == Category::"NOTES");'

  test('narrow that owner’s table, and no other', () => {
    const { table } = small
    const narrowed = own(NO_NOTES)()
    const at = cell('CASE_WORKER', 'TRAINING', 'HOLDER')
    expect(narrowed.free[at]).toBe(OPEN | bit('HEALTH'))
    expect([...narrowed.free]).toEqual([...table.free].map(mask => mask & ~bit('NOTES')))
    expect(narrowed.ifConsented).toEqual(table.ifConsented)
    expect(narrowed.digest).not.toBe(table.digest)
  })

  test('may ask for consent where the agreement does not', () => {
    const asking = own(
      '// Notes of our own file only with consent.\n@id("ask")\n' +
        'forbid (principal, action, resource == Category::"NOTES") unless { context.consented };',
    )()
    const at = cell('CASE_WORKER', 'TRAINING', 'HOLDER')
    expect([asking.free[at], asking.ifConsented[at]]).toEqual([OPEN | bit('HEALTH'), bit('NOTES')])
  })

  test.each([
    [
      'may not permit anything',
      '// A comment.\n@id("more")\npermit (principal, action, resource == Category::"NOTES");',
      /^subgraphs\/emergency\/policies\/own\.cedar:2 policy `more`: an owner's own policy may only forbid$/,
    ],
    [
      'may not permit anything beside a forbid',
      `${NO_NOTES}\n// A comment.\n@id("more")\npermit (principal, action, resource);`,
      /own\.cedar:5 policy `more`: an owner's own policy may only forbid/,
    ],
    [
      'may not take the name of a policy of the agreement',
      '// A comment.\n@id("shared")\nforbid (principal, action, resource == Category::"NOTES");',
      /own\.cedar:2 policy `shared`: another policy carries this @id \(schema\/agreement\/test\.cedar:\d+\)/,
    ],
    ['need an @id', '// A comment.\nforbid (principal, action, resource);', /own\.cedar:2: a policy needs an @id/],
    [
      'may not misspell',
      '// A comment.\n@id("no")\nforbid (principal, action, resource == Category::"NOTE");',
      /own\.cedar:2 policy `no`: .*`"NOTE"` is not declared/,
    ],
    [
      'may not be without effect',
      '// A comment.\n@id("no")\nforbid (principal, action, resource) when { false };',
      /own\.cedar:2 policy `no`: /,
    ],
    [
      'may not err',
      '// A comment.\n@id("no")\nforbid (principal, action, resource) when { 9223372036854775807 + 1 > 0 };',
      /own\.cedar:2 policy `no`: errs: /,
    ],
  ])('%s', (_, text, problem) => {
    expect(refusal(own(text)).join('\n')).toMatch(problem)
  })
})

describe('the digest', () => {
  const digest = (sources: readonly Source[]) => digestOf(readWords(WORDS), readPolicies(sources), readTerms(TERMS))

  test('stands in the table', () => {
    expect(small.table.digest).toBe(digest(policies(SMALL)))
    expect(small.table.digest).toMatch(/^sha256:[0-9a-f]{64}$/)
  })

  test('is the same for other comments, another layout, another order and another file', () => {
    const parts = SMALL.trim().split('\n\n').toReversed()
    const moved = parts.map((text, at) => ({
      file: `schema/agreement/${at}.cedar`,
      text: text.replace('// ', '// Indeed: ').replaceAll(' == ', '\n   ==   '),
    }))
    expect(digest(moved)).toBe(small.table.digest)
  })

  test('is another one where a policy says something else, even if no cell changes', () => {
    const more = `${SMALL}\n// Again.\n@id("again")\npermit (principal, action, resource == Category::"OPEN");`
    expect(digest(policies(more))).not.toBe(small.table.digest)
    expect(digest(policies(SMALL.replace('"NOTES"', '"LEGAL"')))).not.toBe(small.table.digest)
    const terms = { longestTermDays: 730 }
    expect(digestOf(readWords(WORDS), readPolicies(policies(SMALL)), terms)).not.toBe(small.table.digest)
  })
})
