import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { canonical } from './canonical.ts'
import { earlierReleaseLeaf } from './earlier-leaf.ts'
import { deskLeaf, paddingLeaf, type ReleaseRecord, releaseLeaf } from './leaf.ts'
import { type Particulars, particularsDigest, saltsOfRelease, wordsDigest } from './particulars.ts'
import { makeSalts, SALT_BYTES, saltedDigest } from './salted.ts'

describe('canonical JSON', () => {
  test('as the example of RFC 8785, 3.2.2, has it', () => {
    const example = {
      // As text, for the first has more digits than a number can keep.
      numbers: JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]'),
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    expect(Buffer.from(canonical(example)).toString('hex')).toBe(
      '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b3333333333333333332e333333' +
        '333333332c31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac245c75303030665c6e412742' +
        '5c225c5c5c5c5c222f227d',
    )
  })

  test('sorts names by UTF-16 code units, as RFC 8785, 3.2.3, wants it', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6']
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']
    expect(Object.keys(JSON.parse(canonical(Object.fromEntries(names.map(name => [name, 0])))))).toEqual(
      // A number as a name comes first in every object, whatever the text says.
      ['1', ...sorted.filter(name => name !== '1')],
    )
    expect(canonical({ b: 1, a: 2 })).toBe('{"a":2,"b":1}')
  })

  test.each([[Number.NaN], [Number.POSITIVE_INFINITY], [undefined], ['\ud800'], [{ a: 1n }]])(
    'refuses what is no JSON',
    value => {
      expect(() => canonical(value)).toThrow()
    },
  )
})

const CASE = '0f0e7c9a-7f0b-4b7b-8f0e-7c9a7f0b4b7b'
const OTHER = '3c6e7c9a-7f0b-4b7b-8f0e-7c9a7f0b4b7b'
const asking = {
  assertionId: '1a6e7c9a-7f0b-4b7b-8f0e-7c9a7f0b4b7b',
  requestId: '2b6e7c9a-7f0b-4b7b-8f0e-7c9a7f0b4b7b',
  sub: 'person@training.example',
  onBehalfOf: 'end-user-1',
  bodyDigest: 'sha256:body',
}
const decisions = ['{"mask":["IDENTITY"]}', '{"mask":[]}'].map(wordsDigest)
const [opened = '', closed = ''] = decisions
const particulars: Particulars = {
  ...asking,
  cases: [
    { case: CASE, decision: opened },
    { case: null, decision: closed },
  ],
}
const salts = Buffer.from('000102030405060708090a0b0c0d0e0f'.repeat(3), 'hex')
const record: ReleaseRecord = {
  seq: 7,
  at: '2026-02-03T04:05:06.123456Z',
  member: 'training',
  role: 'CASE_WORKER',
  purpose: 'TRAINING',
  schemaDigest: 'sha256:schema',
  agreementDigest: 'sha256:agreement',
  tableDigest: 'sha256:table',
  asked: wordsDigest('["File.legalName"]'),
  cases: 2,
  particulars: particularsDigest(particulars, salts),
}
const sha256 = (...parts: (string | Uint8Array)[]) => {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return sum.digest()
}

describe('the leaf of a release', () => {
  test('is this text', () => {
    // Computed from the salts and the canonical texts of the values, without the code that is tested.
    const salt = salts.subarray(0, 16)
    const asked = sha256(
      salt,
      '{"assertionId":"1a6e7c9a-7f0b-4b7b-8f0e-7c9a7f0b4b7b","bodyDigest":"sha256:body","onBehalfOf":"end-user-1",' +
        '"requestId":"2b6e7c9a-7f0b-4b7b-8f0e-7c9a7f0b4b7b","sub":"person@training.example"}',
    )
    const decided = (words: string) => sha256(words).toString('hex')
    const first = sha256(salt, `{"case":"${CASE}","decision":"${decided('{"mask":["IDENTITY"]}')}"}`)
    const second = sha256(salt, `{"case":null,"decision":"${decided('{"mask":[]}')}"}`)
    expect(releaseLeaf(3, record)).toBe(
      `{"agreement":"sha256:agreement","at":"2026-02-03T04:05:06.123456Z","cases":2,` +
        `"fields":"${sha256('["File.legalName"]').toString('hex')}","index":3,"log":"release","member":"training",` +
        `"particulars":"${sha256(asked, first, second).toString('base64url')}","purpose":"TRAINING",` +
        `"role":"CASE_WORKER","schema":"sha256:schema","seq":7,"table":"sha256:table","v":2}`,
    )
  })

  test('attack 26: names no case and no person, and the same case looks different each time', () => {
    const leafOf = () => releaseLeaf(0, { ...record, particulars: particularsDigest(particulars, makeSalts(3)) })
    const leaves = [leafOf(), leafOf()]
    for (const reference of [CASE, ...Object.values(asking), ...decisions]) {
      expect(leaves.join('')).not.toContain(reference)
    }
    expect(leaves[0]).not.toBe(leaves[1])
  })

  test('changes with each of its parts', () => {
    const others: Partial<ReleaseRecord>[] = [
      { seq: 8 },
      { at: '2026-02-03T04:05:06.123457Z' },
      { member: 'outreach' },
      { role: 'X' },
      { purpose: 'X' },
      { schemaDigest: 'x' },
      { agreementDigest: 'x' },
      { tableDigest: 'x' },
      { asked: wordsDigest('[]') },
      { cases: 1 },
    ]
    const otherwise: Partial<Particulars>[] = [
      { assertionId: CASE },
      { requestId: CASE },
      { sub: 'x' },
      { onBehalfOf: null },
      { bodyDigest: 'x' },
      { cases: particulars.cases.slice(0, 1) },
      { cases: particulars.cases.toReversed() },
      // Which case a decision is about, and which decision is about a case.
      { cases: [{ case: OTHER, decision: opened }, ...particulars.cases.slice(1)] },
      { cases: [{ case: CASE, decision: closed }, ...particulars.cases.slice(1)] },
    ]
    const leaves = [
      releaseLeaf(3, record),
      releaseLeaf(4, record),
      ...others.map(change => releaseLeaf(3, { ...record, ...change })),
      ...otherwise.map(change =>
        releaseLeaf(3, { ...record, particulars: particularsDigest({ ...particulars, ...change }, salts) }),
      ),
    ]
    expect(new Set(leaves).size).toBe(others.length + otherwise.length + 2)
  })

  test('stays as it is where a case is erased, if what stood for it is kept, and proves the others', () => {
    const erased = sha256(salts.subarray(0, 16), canonical({ case: CASE, decision: opened }))
    const muted = Buffer.concat([salts.subarray(0, 16), Buffer.alloc(16), salts.subarray(32)])
    const left = { ...particulars, cases: [{ erased }, ...particulars.cases.slice(1)] }
    expect(particularsDigest(left, muted)).toEqual(record.particulars)
    expect(particularsDigest({ ...left, cases: left.cases.toReversed() }, muted)).not.toEqual(record.particulars)
    expect(particularsDigest({ ...left, sub: 'x' }, muted)).not.toEqual(record.particulars)
  })

  test('needs a salt for whoever asked and for each case', () => {
    expect(saltsOfRelease(particulars)).toBe(3)
    expect(() => particularsDigest(particulars, salts.subarray(0, 2 * SALT_BYTES))).toThrow('needs a salt')
    expect(() => saltedDigest(Buffer.alloc(0), 0, 'x')).toThrow('needs a salt')
  })

  test('of the first form is made again as it was', () => {
    const digest = (text: string) => sha256(salts.subarray(0, 16), text).toString('base64url')
    const { asked: _, cases: __, particulars: ___, ...inClear } = record
    const entry = { case: CASE, relations: ['REFERRED'], mask: ['IDENTITY'], present: true, withheld: {} }
    expect(earlierReleaseLeaf(3, { ...inClear, ...asking, fields: ['File.legalName'], entries: [entry] }, salts)).toBe(
      `{"agreement":"sha256:agreement","asked":"${digest(canonical(asking))}","at":"2026-02-03T04:05:06.123456Z",` +
        `"cases":["${digest(`{"case":"${CASE}","mask":["IDENTITY"],"present":true,"relations":["REFERRED"],"withheld":{}}`)}"],` +
        `"fields":["File.legalName"],"index":3,"log":"release","member":"training","purpose":"TRAINING",` +
        `"role":"CASE_WORKER","schema":"sha256:schema","seq":7,"table":"sha256:table","v":1}`,
    )
  })
})

test('the leaf of a desk event says what kind, and nothing about whom', () => {
  const leaf = deskLeaf(
    1,
    {
      seq: 2,
      at: '2026-02-03T04:05:06.123456Z',
      commandId: CASE,
      kind: 'CONSENT_WITHDRAWN',
      caseId: CASE,
      sub: 'person@training.example',
      member: 'training',
      role: 'CASE_WORKER',
      purpose: 'TRAINING',
      detail: { reason: 'free text' },
    },
    salts,
  )
  expect(JSON.parse(leaf)).toEqual({
    v: 1,
    index: 1,
    log: 'desk',
    seq: 2,
    at: '2026-02-03T04:05:06.123456Z',
    kind: 'CONSENT_WITHDRAWN',
    member: 'training',
    role: 'CASE_WORKER',
    purpose: 'TRAINING',
    done: expect.stringMatching(/^[\w-]{43}$/),
  })
})

test('padding is blinded', () => {
  expect(paddingLeaf(5, makeSalts(1))).not.toBe(paddingLeaf(5, makeSalts(1)))
  expect(() => paddingLeaf(5, Buffer.alloc(0))).toThrow('blinded')
})
