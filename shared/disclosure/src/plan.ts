import { isMemberCode, type MemberCode } from '@hub/vocabulary'
import { z } from 'zod'
import { parsePeriod } from './period.ts'

/** The languages in which tables speak. */
export const LANGUAGES = ['en', 'fr'] as const

export type Language = (typeof LANGUAGES)[number]

const text = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) })
const word = z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/)
const code = z.string().regex(/^[A-Za-z0-9_]{1,40}$/)
const whole = z.int().min(0)

const dimension = z.strictObject({
  id: word,
  title: text,
  /** Where a record has no word of the list. Without it, such a record is a fault. */
  otherwise: code.optional(),
  codes: z.array(z.strictObject({ code, label: text })).min(1),
})

const indicator = z.strictObject({
  id: word,
  title: text,
  unit: text,
  definition: text,
  /** Who answers for it: its tables are sums over these. */
  members: z.array(z.string().refine(isMemberCode)).min(1),
  /** What a cell holds: distinct cases, units of which a case may have several, or a sum over cases. */
  measure: z.enum(['CASES', 'UNITS', 'SUM']),
  /** The most that one case contributes to a table, published. 1 for CASES. */
  cap: z.int().min(1),
  /** Of sums: results are rounded to it, and noise begins to shrink from contributions above the flex point. */
  rounding: z.int().min(1).optional(),
  flexPoint: z.number().positive().optional(),
  dimensions: z.array(word),
})

const shape = z.strictObject({
  version: z.string().min(1),
  /** The first quarter of which there is any data. */
  firstPeriod: z.string(),
  mostDimensions: z.int().min(0).max(3),
  counts: z.strictObject({ most: whole, variance: z.number(), blocked: whole, stay: z.number().min(0).max(1) }),
  sums: z.strictObject({
    most: whole,
    variance: z.number(),
    steps: whole,
    sizes: z.array(whole),
    small: z.number(),
    large: z.number(),
    exponent: z.number().min(1),
    least: z.number().positive(),
  }),
  suppression: z.strictObject({ leastCases: whole, leastDifference: whole }),
  /** What one unit of a currency counts for in EUR; other currencies are counted without an amount. */
  euros: z.record(z.string().regex(/^[A-Z]{3}$/), z.number().positive()),
  /** Dimensions that another one determines: such cells are the same, or empty, by construction. */
  derived: z.array(z.strictObject({ dimension: word, from: word, codes: z.record(code, code) })),
  dimensions: z.array(dimension),
  indicators: z.array(indicator).min(1),
})

export type Plan = z.infer<typeof shape>
export type Indicator = Plan['indicators'][number]
export type Dimension = Plan['dimensions'][number]

/** The text is no plan. The message names what is wrong with it. */
export class PlanError extends Error {
  override readonly name = 'PlanError'
}

/**
 * Reads a plan of tables, the part of the sharing agreement that says what may be asked of all cases together.
 *
 * @throws PlanError
 */
export function readPlan(json: string): Plan {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw new PlanError('the plan is not well-formed JSON')
  }
  const parsed = shape.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new PlanError(`the plan's \`${issue?.path.join('.')}\` cannot be used: ${issue?.message}`)
  }
  const complaint = complaintAbout(parsed.data)
  if (complaint !== undefined) throw new PlanError(complaint)
  return parsed.data
}

function complaintAbout(plan: Plan): string | undefined {
  const ids = [...plan.indicators, ...plan.dimensions].map(({ id }) => id)
  const twice = ids.find((id, at) => ids.indexOf(id) !== at)
  if (twice !== undefined) return `the plan has \`${twice}\` twice`
  if (parsePeriod(plan.firstPeriod)?.quarters.length !== 1) return 'the plan must begin with a quarter'
  for (const { id, codes, otherwise } of plan.dimensions) {
    if (otherwise !== undefined && !codes.some(one => one.code === otherwise))
      return `\`${id}\` lacks its own \`otherwise\``
    if (new Set(codes.map(one => one.code)).size < codes.length) return `\`${id}\` has a code twice`
  }
  for (const { id, measure, cap, rounding, flexPoint, dimensions } of plan.indicators) {
    const unknown = dimensions.find(one => !plan.dimensions.some(known => known.id === one))
    if (unknown !== undefined) return `\`${id}\` has an unknown dimension \`${unknown}\``
    if (measure === 'CASES' && cap !== 1) return `\`${id}\` counts cases, so its cap must be 1`
    if ((measure === 'SUM') !== (rounding !== undefined && flexPoint !== undefined))
      return `\`${id}\`: sums, and only sums, have a rounding and a flex point`
  }
  return undefined
}

export function indicatorOf(plan: Plan, id: string): Indicator | undefined {
  return plan.indicators.find(one => one.id === id)
}

export function dimensionOf(plan: Plan, id: string): Dimension {
  const found = plan.dimensions.find(one => one.id === id)
  if (found === undefined) throw new PlanError(`the plan has no dimension \`${id}\``)
  return found
}

/** The indicators that a member answers for. */
export function indicatorsOf(plan: Plan, member: MemberCode): Indicator[] {
  return plan.indicators.filter(one => one.members.includes(member))
}

/**
 * All of the plan that a cell of this indicator depends on, as one text: while it is the same, so is the meaning of
 * every table. Labels and definitions may change without it.
 */
export function definitionOf(plan: Plan, indicator: Indicator): string {
  const { id, members, measure, cap, rounding, flexPoint } = indicator
  const dimensions = indicator.dimensions.map(one => {
    const { codes, otherwise } = dimensionOf(plan, one)
    return [one, codes.map(({ code }) => code), otherwise ?? null]
  })
  const { counts, sums, suppression, euros, derived } = plan
  const rates = Object.entries(euros).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([
    [id, members, measure, cap, rounding ?? null, flexPoint ?? null, dimensions],
    [counts, sums, suppression, rates, derived],
  ])
}
