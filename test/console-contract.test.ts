import { readdirSync, readFileSync } from 'node:fs'
import { DESK_REFUSALS } from '@hub/kit'
import { STATISTICS_FAULTS } from '@hub/vocabulary'
import { buildSchema } from 'graphql'
import { describe, expect, test } from 'vitest'
import { REFUSALS } from '../gateway/src/authenticate/refusals.ts'
import { PASSING_CODES } from '../gateway/src/errors.ts'
import { PLACES } from '../gateway/src/session/places.ts'

/** What the hub refuses with, what it lets people do, and what it serves, held against the console. */

const CONSOLE = new URL('../gateway/console/src/', import.meta.url)

/** Every stable code that can reach the console, and those of its own. */
const CODES = [
  ...Object.keys(REFUSALS),
  ...PASSING_CODES,
  ...Object.keys(DESK_REFUSALS),
  ...Object.keys(STATISTICS_FAULTS),
  // Of the server, whatever is asked.
  'INTERNAL_SERVER_ERROR',
  'METHOD_NOT_ALLOWED',
  'NOT_FOUND',
  'UNREACHABLE',
  'CONSOLE_FAULT',
]

describe.each(['en', 'fr'])('in %s', language => {
  const { errors } = JSON.parse(readFileSync(new URL(`words/${language}.json`, CONSOLE), 'utf8')) as {
    errors: Record<string, string>
  }

  test('each refusal has a sentence', () => {
    expect(CODES.length).toBeGreaterThan(60)
    expect(CODES.filter(code => !/^\p{Lu}.*\.$/su.test(errors[code] ?? ''))).toEqual([])
  })

  test('no sentence is of a code that nothing refuses with', () => {
    const known = new Set([...CODES, 'title', 'unknown'])
    expect(Object.keys(errors).filter(code => !known.has(code))).toEqual([])
  })
})

test('every page of the console has an address at the gateway, to which a sign-in may lead', () => {
  const place = readFileSync(new URL('frame/place.ts', CONSOLE), 'utf8')
  const [, routes = ''] = /ROUTES = \[([^\]]*)\]/.exec(place) ?? []
  expect([...routes.matchAll(/'\/(\w*)'/g)].map(([, name]) => name).sort()).toEqual([...PLACES].sort())
})

test('every command that the hub takes can be given in the console', () => {
  const api = buildSchema(readFileSync(new URL('../schema/api.graphql', import.meta.url), 'utf8'))
  const commands = Object.keys(api.getMutationType()?.getFields() ?? {})
  const sources = readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.tsx'))
    .map(file => readFileSync(new URL(file, CONSOLE), 'utf8'))
  // Whatever is imported is used: lint sees to that.
  const imported = sources.flatMap(source =>
    [...source.matchAll(/import \{([^}]*)\} from '[./]*generated\/operations\.ts'/g)].flatMap(([, names = '']) =>
      names.split(',').map(name => name.trim()),
    ),
  )
  const operation = (command: string) => command.charAt(0).toUpperCase() + command.slice(1)
  expect(commands.length).toBe(19)
  expect(commands.filter(command => !imported.includes(operation(command)))).toEqual([])
})
