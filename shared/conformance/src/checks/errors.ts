import { randomBytes } from 'node:crypto'
import { type Bench, casesQuery, forEach, ownStaff, representationsOf } from '../bench.ts'
import { type Check, judge } from '../check.ts'
import { type Answer, errorsOf, isObject } from '../member/answer.ts'

/** Faults say which kind they are, and nothing of what was sent, nor of what the member is made of. */
export const errorChecks: readonly Check[] = [
  {
    id: 'errors.echo',
    title: 'repeats nothing of a faulty request: the same fault has the same words, whatever was sent',
    async run(bench) {
      const [one, other] = [canary(), canary()]
      const complaints = await forEach(FAULTS, async fault => {
        const first = spokenIn(await provoke(bench, fault, one))
        const second = spokenIn(await provoke(bench, fault, other))
        return first.includes(one) || first !== second ? [fault.name] : []
      })
      return judge(complaints.flat(), `${FAULTS.length} faults`)
    },
  },
  {
    id: 'errors.details',
    title: 'tells no stack, file, statement, exception or address in a fault, and no extension but a code',
    async run(bench) {
      const complaints = await forEach(FAULTS, async fault => {
        const answer = await provoke(bench, fault, canary())
        return detailsIn(answer).map(detail => `${detail} for ${fault.name}`)
      })
      return judge(complaints.flat(), `${FAULTS.length} faults`)
    },
  },
]

interface Fault {
  /** In words that follow "for". */
  readonly name: string
  readonly body: (canary: string, query: string) => string
}

/** Well signed every one, so that they come as far as they can. */
const FAULTS: readonly Fault[] = [
  { name: 'a body that is no JSON', body: word => `{"query": "${word}` },
  { name: 'a body that is a word', body: word => `"${word}"` },
  { name: 'a body without a query', body: word => JSON.stringify({ [word]: word }) },
  { name: 'a query that is a number', body: word => JSON.stringify({ query: 7, variables: { word } }) },
  { name: 'an operation that cannot be parsed', body: word => JSON.stringify({ query: `{ ${word}( ` }) },
  { name: 'an unknown field', body: word => JSON.stringify({ query: `{ ${word} }` }) },
  { name: 'an unknown type', body: word => JSON.stringify({ query: `{ ... on ${word} { id } }` }) },
  { name: 'an unknown argument', body: word => JSON.stringify({ query: `{ __typename(${word}: "${word}") }` }) },
  {
    name: 'an operation name that is not there',
    body: word => JSON.stringify({ query: 'query a { __typename }', operationName: word }),
  },
  {
    name: 'a variable of another type',
    body: (word, query) => JSON.stringify({ query, variables: { representations: word } }),
  },
  {
    name: 'an unknown type of entity',
    body: (word, query) => JSON.stringify({ query, variables: { representations: [{ __typename: word, id: word }] } }),
  },
  {
    name: 'an id that is an object',
    body: (word, query) => JSON.stringify({ query, variables: representationsOf([{ [word]: word }]) }),
  },
  {
    name: 'an id with a quotation mark',
    body: (word, query) => JSON.stringify({ query, variables: representationsOf([`' ${word} --`]) }),
  },
]

async function provoke({ owner, schema, mint, target }: Bench, fault: Fault, word: string): Promise<Answer> {
  return target.post(await mint.request(ownStaff(owner), fault.body(word, casesQuery(owner, schema.room))))
}

/** A word of always the same length, so that positions in it tell nothing. */
function canary(): string {
  return `canary${randomBytes(8).toString('hex')}`
}

/** What is said about the fault, one string a line. Data may name the id it was asked for. */
function spokenIn(answer: Answer): string {
  const errors = errorsOf(answer)
  if (errors.length > 0) return stringsIn(errors).join('\n')
  return answer.status === 200 && isObject(answer.json) ? '' : answer.text
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [String(value)]
  return Object.entries(value).flatMap(([name, inner]) => [name, ...stringsIn(inner)])
}

const DETAILS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a stack', /\bat [\w.$<>]+ ?\([^)]*:\d+|\n\s+at |Traceback \(most recent|goroutine \d+ \[|stack_?trace/i],
  [
    'a file',
    /node_modules|(^|[\s("'`])\/(usr|home|var|opt|app|srv|etc|root|tmp)\/|[A-Z]:\\\w|\.(ts|js|py|go|rb|java|cs|php|ex|rs):\d+/,
  ],
  ['a statement', /\b(select|delete)\b.+\bfrom\b|\binsert into\b|\bupdate\b.+\bset\b/i],
  [
    'a database fault',
    /SQLSTATE|syntax error at or near|\b(relation|column|table|constraint) \\?["'`]\w+|duplicate key|permission denied/i,
  ],
  ['an exception', /\b\w+(Error|Exception)\b|ECONN[A-Z]+|ENOTFOUND|ETIMEDOUT/],
  ['an address', /\b[a-z]+:\/\/[^\s"]+|\b\d{1,3}(\.\d{1,3}){3}\b/],
]

function detailsIn(answer: Answer): string[] {
  const spoken = spokenIn(answer)
  const extensions = errorsOf(answer).flatMap(error =>
    isObject(error) && isObject(error.extensions) ? Object.keys(error.extensions) : [],
  )
  const found = DETAILS.filter(([, pattern]) => pattern.test(spoken)).map(([what]) => what)
  return extensions.every(name => name === 'code') ? found : [...found, 'an extension']
}
