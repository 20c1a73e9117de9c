import { type Bench, ownStaff } from '../bench.ts'
import { type Check, fail, judge, pass } from '../check.ts'
import { dataOf } from '../member/answer.ts'
import { oneLeafOf } from '../member/inspect.ts'
import type { SelectedField } from '../member/schema.ts'

/** The schema comes from the repository, so a member tells nobody about it, not even in the words of an error. */
export const introspectionChecks: readonly Check[] = [
  untold('introspection.schema', 'does not answer `__schema`', '{ __schema { types { name } } }', '__schema'),
  untold('introspection.type', 'does not answer `__type`', '{ __type(name: "Case") { name } }', '__type'),
  untold('introspection.sdl', 'does not hand out its SDL by `_service`', '{ _service { sdl } }', '_service'),
  {
    id: 'introspection.suggestions',
    title: 'does not help to guess the names of fields and types',
    async run(bench) {
      const path = pathOf(oneLeafOf(bench.schema.room))
      const leaf = path.at(-1)
      if (leaf === undefined) return pass('the room has no field')
      const misspelt = leaf.name.slice(0, -1)
      const selection = path.reduceRight(
        (inner, field) => (field === leaf ? misspelt : `${field.name} { ${inner} }`),
        '',
      )
      const representations = [{ __typename: 'Case', id: crypto.randomUUID() }]
      const query = `query ($representations: [_Any!]!) {
        _entities(representations: $representations) { ... on Case { ${bench.owner} { ${selection} } } }
      }`
      const { text } = await bench.ask(ownStaff(bench.owner), query, { representations })
      const names = [leaf.name, leaf.coordinate.slice(0, leaf.coordinate.indexOf('.'))]
      return judge(names.filter(name => new RegExp(`\\b${name}\\b`).test(text)).map(name => `told \`${name}\``))
    },
  },
]

function untold(id: string, title: string, query: string, field: string): Check {
  return {
    id,
    title,
    async run(bench: Bench) {
      const data = dataOf(await bench.ask(ownStaff(bench.owner), query))
      return (data?.[field] ?? null) === null ? pass() : fail('answered it')
    },
  }
}

function pathOf(fields: readonly SelectedField[]): readonly SelectedField[] {
  const [first] = fields
  return first === undefined ? [] : [first, ...pathOf(first.below ?? [])]
}
