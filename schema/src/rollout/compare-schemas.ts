import { classifyDocument, type FieldClass, ownersOf } from '@hub/classification'
import { categoriesIn } from '@hub/vocabulary'
import { Kind, parse, print } from 'graphql'

/** What differs between two supergraphs, in lines for people: fields, their owners and classifications, and words. */
export interface SchemaComparison {
  readonly lines: readonly string[]
  /** Fields that are gone: whoever asks for them is refused. */
  readonly gone: number
  readonly differs: boolean
}

/** What there is to say about one field, or one word of an enum. */
interface Told {
  readonly type: string
  readonly owner: string
  readonly class: string
}

/** @param from SDL of the supergraph before, `to` of the one after */
export function compareSchemas(from: string, to: string): SchemaComparison {
  const [before, after] = [toldBy(from), toldBy(to)]
  const lines: string[] = []
  let gone = 0
  for (const [name, was] of before) {
    const is = after.get(name)
    if (is === undefined) {
      lines.push(`- ${name} is gone${was.owner === '' ? '' : `, of ${was.owner}`}`)
      gone += 1
      continue
    }
    if (is.type !== was.type) lines.push(`~ ${name} becomes ${is.type}, and was ${was.type}`)
    if (is.class !== was.class) lines.push(`! ${name} is classified ${is.class}, and was ${was.class}`)
    if (is.owner !== was.owner) lines.push(`! ${name} is answered by ${is.owner}, and was by ${was.owner}`)
  }
  for (const [name, { type, owner, class: classified }] of after) {
    if (before.has(name)) continue
    const what = [type, owner === '' ? '' : `of ${owner}`, classified].filter(word => word !== '')
    lines.push(`+ ${name} is new: ${what.join(', ')}`)
  }
  return { lines: lines.sort(byName), gone, differs: lines.length > 0 }
}

function byName(a: string, b: string): number {
  return a.slice(2) < b.slice(2) ? -1 : 1
}

/** Names of composition itself begin so. */
const OF_COMPOSITION = /^(join__|link__|core__)/

function toldBy(sdl: string): Map<string, Told> {
  const document = parse(sdl, { noLocation: true })
  const classes = classifyDocument(document)
  const owners = ownersOf(document)
  const told = new Map<string, Told>()
  for (const definition of document.definitions) {
    if (!('name' in definition) || definition.name === undefined || OF_COMPOSITION.test(definition.name.value)) continue
    const type = definition.name.value
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) {
      for (const field of definition.fields ?? []) {
        const name = `${type}.${field.name.value}`
        const shape = 'arguments' in field ? argumentsOf(field.arguments ?? []) : ''
        const owner = owners.get(name) ?? ''
        told.set(name, { type: `${shape}${print(field.type)}`, owner, class: classOf(classes.get(name)) })
      }
    }
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION) {
      for (const { name } of definition.values ?? []) {
        told.set(`${type}.${name.value}`, { type: 'a word', owner: '', class: '' })
      }
    }
  }
  return told
}

function argumentsOf(
  nodes: readonly { readonly name: { value: string }; readonly type: Parameters<typeof print>[0] }[],
) {
  return nodes.length === 0 ? '' : `(${nodes.map(({ name, type }) => `${name.value}: ${print(type)}`).join(', ')}): `
}

function classOf(found: FieldClass | undefined): string {
  if (found === undefined) return ''
  return found.directive === 'personal' ? categoriesIn(found.mask).join(' + ') : `@${found.directive}`
}
