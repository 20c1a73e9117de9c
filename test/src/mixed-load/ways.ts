/** How an operation finds what it asks about. */
export type Way = 'by id' | 'by reference' | 'ten' | 'twenty' | 'outside cases'

/** A case, and what its reference and those of its page begin with. */
export interface Asked {
  readonly id: string
  readonly reference: string
  readonly prefix: string
}

interface WayOf {
  /** Declared by the operation, in GraphQL. */
  readonly variables: string
  readonly field: (selection: string) => string
  readonly values: (asked: Asked) => object
}

const page = (first: number): WayOf => ({
  variables: '($prefix: String!)',
  field: selection =>
    `{ cases(filter: { referencePrefix: $prefix }, first: ${first}) { nodes { ${selection} } pageInfo { hasNextPage } } }`,
  values: ({ prefix }) => ({ prefix }),
})

export const WAYS: Readonly<Record<Way, WayOf>> = {
  'by id': {
    variables: '($id: ID!)',
    field: selection => `{ case(id: $id) { ${selection} } }`,
    values: ({ id }) => ({ id }),
  },
  'by reference': {
    variables: '($reference: String!)',
    field: selection => `{ caseByReference(reference: $reference) { ${selection} } }`,
    values: ({ reference }) => ({ reference }),
  },
  ten: page(10),
  twenty: page(20),
  'outside cases': { variables: '', field: selection => `{ ${selection} }`, values: () => ({}) },
}
