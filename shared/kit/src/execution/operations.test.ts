import { buildSchema } from 'graphql'
import { expect, it } from 'vitest'
import { readOperations } from './operations.ts'
import { execute } from './run.ts'

const schema = buildSchema('type Query { open: String secret: String echo(word: String): String }')
for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) field.resolve = () => field.name

it('attack 5: words given to one operation never pass for what the conditions of another say', async () => {
  // In `B` all three say what is selected; in `A` two of them are words, and a word may look like a list of choices.
  const text = `
    query A($a: String, $b: Boolean!, $c: String) { one: echo(word: $a) two: echo(word: $c) secret @include(if: $b) }
    query B($a: Boolean!, $b: Boolean!, $c: Boolean!) {
      open @include(if: $a) secret @include(if: $b) echo @include(if: $c)
    }`
  const operation = readOperations(schema)(text, 'A')
  const first = await execute(operation, { a: 'x', b: true, c: 'y,false,z' }, {})
  const second = await execute(operation, { a: 'x,true,y', b: false, c: 'z' }, {})
  expect(JSON.parse(first.data)).toHaveProperty('secret')
  expect(JSON.parse(second.data)).not.toHaveProperty('secret')
})

it('refuses a condition that is null wherever it counts, and remembers nothing of it', async () => {
  const text = `
    query A($yes: Boolean = true) { open ... on Query { secret @include(if: $yes) } }
    query B($yes: Boolean = true) { open secret @skip(if: true) @include(if: $yes) }`
  const read = readOperations(schema)
  const operation = read(text, 'A')
  const refusal = expect.objectContaining({ name: 'OperationRefusedError', code: 'BAD_USER_INPUT' })
  for (const yes of [null, true, null, false]) {
    const executing = execute(operation, { yes }, {})
    if (yes === null) await expect(executing).rejects.toEqual(refusal)
    else expect(Object.keys(JSON.parse((await executing).data))).toEqual(yes ? ['open', 'secret'] : ['open'])
  }
  expect((await execute(read(text, 'B'), { yes: null }, {})).data).toBe('{"open":"open"}')
})

it('attack 13: what is remembered of operations is bounded by their length, not by their number', () => {
  const read = readOperations(schema)
  const long = (place: number) => `{ echo(word: "${place} ${'x'.repeat(30_000)}") }`
  const first = read(long(0), undefined)
  expect(read(long(0), undefined)).toBe(first)
  for (let place = 1; place < 100; place += 1) read(long(place), undefined)
  expect(read(long(0), undefined)).not.toBe(first)
})
