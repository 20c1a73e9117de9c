import { GraphQLError } from 'graphql'
import type { SubgraphDefinition } from './federation.ts'

/**
 * A small federation that uses what there is: several keys, composite and nested; `@requires` over other subgraphs,
 * `@provides`, `@override`, `@inaccessible`; interfaces and unions in entity fetches; an interface object; shared values,
 * shared root fields; lists of lists; entities that occur many times, that are missing, or of which a field fails.
 */

interface Work {
  readonly __typename: 'Book' | 'Film'
  readonly id: string
  readonly isbn: string
  readonly title: string | null
  readonly weight: number | null
  readonly shelf: string
  readonly maker: string | null
}

const WORKS: readonly Work[] = Array.from({ length: 9 }, (_, index) => ({
  __typename: index % 3 === 2 ? 'Film' : 'Book',
  id: `w${index}`,
  isbn: `isbn-${index}`,
  title: index === 4 ? null : `Title ${index}`,
  weight: index === 3 ? null : index * 100,
  shelf: `s${index % 2}`,
  maker: index === 5 ? null : `p${index % 4}`,
}))

const work = (id: unknown) => WORKS.find(one => one.id === id || one.isbn === id) ?? null
const kind = (value: { readonly __typename?: string }) => value.__typename
const person = (id: string | null) => (id === null ? null : { __typename: 'Person', id })
const shelf = (id: string) => ({ __typename: 'Shelf', room: { floor: 1, number: id === 's0' ? 10 : 11 }, label: id })

const catalogue: SubgraphDefinition = {
  name: 'catalogue',
  typeDefs: `
    type Query { works(first: Int = 6): [Work!]! work(id: ID!): Work grid: [[Work]] things: [Thing] tree: Size @shareable }
    type Mutation { rename(id: ID!, title: String!): Work recount: Int }
    interface Work @key(fields: "id") { id: ID! title: String maker: Person }
    type Book implements Work @key(fields: "id") @key(fields: "isbn") {
      id: ID! isbn: String! title: String maker: Person weight: Int size: Size @shareable shelf: Shelf secret: String @inaccessible
    }
    type Film implements Work @key(fields: "id") { id: ID! title: String maker: Person minutes: Int shelf: Shelf }
    type Person @key(fields: "id") { id: ID! }
    type Shelf @key(fields: "room { floor number } label") { room: Room! label: String! works: [Work!] }
    type Room @shareable { floor: Int! number: Int! }
    type Size @shareable { width: Int height: Int inner: Size }
    union Thing = Book | Film | Shelf | Person`,
  resolvers: {
    Query: {
      works: (_: unknown, { first }: { first: number }) => WORKS.slice(0, Math.max(0, Math.min(first, 9))),
      work: (_: unknown, { id }: { id: string }) => work(id),
      grid: () => [WORKS.slice(0, 3), [], null, [WORKS[0], null, WORKS[7]]],
      things: () => [WORKS[0], WORKS[2], shelf('s1'), null, person('p1'), person('p9')],
      tree: () => ({ width: 1, height: 2, inner: { width: 3 } }),
    },
    Mutation: {
      rename: (_: unknown, { id, title }: { id: string; title: string }) => {
        const found = work(id)
        return found && { ...found, title }
      },
      recount: () => WORKS.length,
    },
    Work: { __resolveType: kind, __resolveReference: ({ id }: { id: string }) => work(id) },
    Thing: { __resolveType: kind },
    Book: {
      __resolveReference: (key: { id?: string; isbn?: string }) => work(key.id ?? key.isbn),
      size: ({ weight }: Work) => weight && { width: weight, height: weight / 100, inner: { width: 1, height: 1 } },
      shelf: (one: Work) => shelf(one.shelf),
      maker: (one: Work) => person(one.maker),
      secret: () => 'secret',
    },
    Film: {
      __resolveReference: ({ id }: { id: string }) => work(id),
      minutes: ({ id }: Work) => Number(id.slice(1)) * 10,
      shelf: (one: Work) => shelf(one.shelf),
      maker: (one: Work) => person(one.maker),
    },
    Shelf: {
      __resolveReference: (key: object) => key,
      works: ({ label }: { label: string }) => WORKS.filter(one => one.shelf === label),
    },
  },
}

const freight: SubgraphDefinition = {
  name: 'freight',
  typeDefs: `
    type Query { heaviest: Book tree: Size @shareable }
    type Book @key(fields: "isbn") {
      isbn: String! weight: Int @external size: Size @external
      shipping: Float @requires(fields: "weight") label: String @requires(fields: "weight size { width inner { height } }")
      parcels: [Parcel!]
    }
    type Parcel { number: Int! book: Book failing: String! }
    type Size @shareable { width: Int height: Int inner: Size }`,
  resolvers: {
    Query: {
      heaviest: () => ({ isbn: 'isbn-7' }),
      tree: () => ({ width: 1, height: 2, inner: { height: 4 } }),
    },
    Book: {
      __resolveReference: ({ isbn, ...required }: { isbn: string }) =>
        isbn === 'isbn-6' ? null : { isbn, ...required },
      shipping: ({ weight }: { weight: number | null }) => (weight === null ? null : weight * 0.5),
      label: ({ weight, size }: { weight: number | null; size: { inner: { height: number } } | null }) =>
        `${weight} ${size?.inner.height}`,
      parcels: ({ isbn }: { isbn: string }) => [
        { number: 1, isbn },
        { number: 2, isbn: 'isbn-0' },
      ],
    },
    Parcel: {
      book: ({ isbn }: { isbn: string }) => ({ isbn }),
      failing: ({ number }: { number: number }) => {
        if (number === 2) throw new GraphQLError('the second parcel is lost')
        return 'arrived'
      },
    },
  },
}

const loans: SubgraphDefinition = {
  name: 'loans',
  typeDefs: `
    type Query { lent: [Work!] }
    type Mutation { lend(id: ID!): Work }
    type Work @key(fields: "id") @interfaceObject { id: ID! loans: Int condition: String! borrower: Person }
    type Person @key(fields: "id") { id: ID! borrowed: [Work!] }`,
  resolvers: {
    Query: { lent: () => [{ id: 'w0' }, { id: 'w2' }, { id: 'w0' }] },
    Mutation: { lend: (_: unknown, { id }: { id: string }) => ({ id }) },
    Work: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      loans: ({ id }: { id: string }) => Number(id.slice(1)),
      condition: ({ id }: { id: string }) => (id === 'w1' ? null : 'good'),
      borrower: ({ id }: { id: string }) => (id === 'w0' ? null : { id: `p${Number(id.slice(1)) % 3}` }),
    },
    Person: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      borrowed: ({ id }: { id: string }) => (id === 'p1' ? [{ id: 'w1' }, { id: 'w4' }] : [{ id: 'w2' }]),
    },
  },
}

const people: SubgraphDefinition = {
  name: 'people',
  typeDefs: `
    type Query { person(id: ID!): Person people: [Person!]! }
    type Person @key(fields: "id") @key(fields: "email") {
      id: ID! email: String name: String @shareable rank: Int! best: Person friends: [Person!] kind: Kind
    }
    enum Kind { READER WRITER }`,
  resolvers: {
    Query: {
      person: (_: unknown, { id }: { id: string }) => known(id),
      people: () => ['p0', 'p1', 'p2', 'p0'].map(known),
    },
    Person: {
      __resolveReference: ({ id, email }: { id?: string; email?: string }) => known(id ?? email?.split('@')[0] ?? ''),
      email: ({ id }: { id: string }) => `${id}@people.example`,
      name: ({ id }: { id: string }) => {
        if (id === 'p3') throw new GraphQLError('a name is lost')
        return `Name ${id}`
      },
      rank: ({ id }: { id: string }) => (id === 'p2' ? null : 1),
      best: () => known('p1'),
      friends: ({ id }: { id: string }) => ['p0', 'p1', 'p2', 'p3'].filter(one => one !== id).map(known),
      kind: ({ id }: { id: string }) => (id === 'p0' ? 'READER' : 'WRITER'),
    },
  },
}

function known(id: string) {
  return /^p[0-3]$/.test(id) ? { id } : null
}

const reviews: SubgraphDefinition = {
  name: 'reviews',
  typeDefs: `
    type Query { latest: [Review!] }
    type Review @key(fields: "id") {
      id: ID! stars: Int author: Person @provides(fields: "name") subject: Subject about: Work replies: [[Review!]!]
    }
    union Subject = Book | Person
    interface Work { id: ID! reviews: [Review] }
    type Book implements Work @key(fields: "id") { id: ID! reviews: [Review] score: Int @override(from: "catalogue") }
    type Film implements Work @key(fields: "id") { id: ID! reviews: [Review] }
    type Person @key(fields: "email") { email: String name: String @external reviews: [Review!] }`,
  resolvers: {
    Query: { latest: () => [1, 2, 3, 4].map(review) },
    Review: {
      __resolveReference: ({ id }: { id: string }) => review(Number(id)),
      author: ({ id }: { id: string }) => ({
        email: `p${Number(id) % 3}@people.example`,
        name: `Name p${Number(id) % 3}`,
      }),
      subject: ({ id }: { id: string }) =>
        Number(id) % 2 === 0
          ? { __typename: 'Book', id: `w${Number(id) % 3}` }
          : { __typename: 'Person', email: 'p2@people.example' },
      about: ({ id }: { id: string }) => ({ __typename: 'Book', id: `w${Number(id) % 2}` }),
      replies: ({ id }: { id: string }) => [[review(Number(id) + 1)], [], [review(1), review(2)]],
    },
    Subject: { __resolveType: kind },
    Work: { __resolveType: kind },
    Book: {
      __resolveReference: ({ id }: { id: string }) => ({ __typename: 'Book', id }),
      reviews: ({ id }: { id: string }) => [review(Number(id.slice(1))), null, review(2)],
      score: () => 5,
    },
    Film: {
      __resolveReference: ({ id }: { id: string }) => ({ __typename: 'Film', id }),
      reviews: () => null,
    },
    Person: {
      __resolveReference: ({ email }: { email: string }) => ({ email }),
      reviews: () => [review(1), review(3)],
    },
  },
}

function review(id: number) {
  return { id: String(id), stars: id === 3 ? null : id }
}

export const LIBRARY: readonly SubgraphDefinition[] = [catalogue, freight, loans, people, reviews]
