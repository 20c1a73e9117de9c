import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { graphql, parse } from 'graphql'
import { COURSES, type Course, EVALUATIONS, type Evaluation, TRAINERS } from './data.ts'

/** The services of the nested operation. Each is a process of its own. */
export const SERVICES = ['trainers', 'courses', 'places', 'evaluations'] as const

export type Service = (typeof SERVICES)[number]

export function sdlOf(service: Service): string {
  return readFileSync(new URL(`${service}.graphql`, import.meta.url), 'utf8')
}

/**
 * Serves one of them. It is the gateways that are measured here, so a service remembers its answers and costs them as
 * little as it can.
 */
export async function serveService(service: Service): Promise<{ readonly url: string; close(): void }> {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdlOf(service)), resolvers: RESOLVERS[service] }])
  const answers = new Map<string, string>()
  const answerTo = async (body: string): Promise<string> => {
    const { query, variables, operationName } = JSON.parse(body) as Asked
    const result = await graphql({ schema, source: query, variableValues: variables, operationName })
    const answer = JSON.stringify(result)
    if (answers.size < MOST_ANSWERS) answers.set(body, answer)
    return answer
  }
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const answer = answers.get(body) ?? (await answerTo(body))
    response.setHeader('content-type', 'application/json')
    response.setHeader('content-length', Buffer.byteLength(answer))
    response.end(answer)
  })
  // Connections are idle while others have their turn, and a server that closes one must not look like a fault.
  server.keepAliveTimeout = LONGER_THAN_ANY_TURN_MS
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

const LONGER_THAN_ANY_TURN_MS = 1_800_000
const MOST_ANSWERS = 1_000

interface Asked {
  readonly query: string
  readonly variables?: Record<string, unknown> | null
  readonly operationName?: string | null
}

const byKey = <Item>(items: readonly Item[], key: (item: Item) => string) =>
  new Map(items.map(item => [key(item), item] as const))
const trainers = byKey(TRAINERS, ({ id }) => id)
const courses = byKey(COURSES, ({ code }) => code)
const evaluations = byKey(EVALUATIONS, ({ id }) => id)

const RESOLVERS = {
  trainers: {
    Query: { trainers: () => TRAINERS },
    Trainer: { __resolveReference: ({ id }: { id: string }) => trainers.get(id) },
  },
  courses: {
    Query: { courses: (_: unknown, { first }: { first: number }) => COURSES.slice(0, first) },
    Course: { __resolveReference: ({ code }: { code: string }) => courses.get(code) },
  },
  places: {
    Course: {
      __resolveReference: (given: Course) => ({ ...given, placesLeft: courses.get(given.code)?.placesLeft }),
      travelEstimate: ({ fee, hours }: Course) => (fee > 400 ? 0 : hours * 12),
    },
  },
  evaluations: {
    Evaluation: {
      __resolveReference: ({ id }: { id: string }) => evaluations.get(id),
      author: ({ trainer }: Evaluation) => ({ id: trainer }),
      course: ({ course }: Evaluation) => ({ code: course }),
    },
    Trainer: { evaluations: ({ id }: { id: string }) => EVALUATIONS.filter(({ trainer }) => trainer === id) },
    Course: { evaluations: ({ code }: { code: string }) => EVALUATIONS.filter(({ course }) => course === code) },
  },
}
