/**
 * The one list of members. Enum, port, login, demo client and composition follow from it: a new member is one entry
 * here and one folder under `subgraphs/`.
 *
 * `joinedOn` matters: a permit for ANY_MEMBER names the members at the time it was recorded.
 * Order gives nothing but ports of demonstration; codes are for ever (they stand in ledgers and logs).
 */
export const MEMBERS = [
  { code: 'emergency', name: 'Emergency support', domain: 'immediate support', port: 4101, joinedOn: '2024-01-01' },
  {
    code: 'sustaining',
    name: 'Sustaining support',
    domain: 'core and lifeline funding of groups and organisations',
    port: 4102,
    joinedOn: '2024-01-01',
  },
  {
    code: 'relocation',
    name: 'Relocation',
    domain: 'temporary relocation and the EU relocation platform',
    port: 4103,
    joinedOn: '2024-01-01',
  },
  { code: 'training', name: 'Training', domain: 'capacity-building', port: 4104, joinedOn: '2024-01-01' },
  {
    code: 'advocacy',
    name: 'Advocacy',
    domain: 'strategic communication and advocacy',
    port: 4105,
    joinedOn: '2024-01-01',
  },
  {
    code: 'outreach',
    name: 'Outreach',
    domain: 'outreach to isolated defenders',
    port: 4106,
    joinedOn: '2025-07-01',
  },
] as const satisfies readonly MemberEntry[]

export interface MemberEntry {
  /** Code in the schema, in tokens, in ledgers, and the name of the folder under `subgraphs/`. */
  readonly code: string
  readonly name: string
  readonly domain: string
  /** Port of its subgraph unless a setting says otherwise. */
  readonly port: number
  /** ISO 8601 date, UTC. */
  readonly joinedOn: string
}

export type MemberCode = (typeof MEMBERS)[number]['code']

export const MEMBER_CODES: readonly MemberCode[] = MEMBERS.map(member => member.code)

export function isMemberCode(word: string): word is MemberCode {
  return (MEMBER_CODES as readonly string[]).includes(word)
}

/** The secretariat's own subgraph: references and who holds what, no case content. */
export const REGISTRY = { code: 'registry', port: 4100 } as const

/** The secretariat's other subgraph: released statistics, no case content either. */
export const STATISTICS = { code: 'statistics', port: 4107 } as const

/** Who answers for values: a member, the registry, or the statistics. */
export type Owner = MemberCode | typeof REGISTRY.code | typeof STATISTICS.code

export const OWNERS: readonly Owner[] = [REGISTRY.code, ...MEMBER_CODES, STATISTICS.code]

/** Those that answer for cases. */
export const CASE_OWNERS: readonly Exclude<Owner, typeof STATISTICS.code>[] = [REGISTRY.code, ...MEMBER_CODES]

export function isOwner(word: string): word is Owner {
  return (OWNERS as readonly string[]).includes(word)
}
