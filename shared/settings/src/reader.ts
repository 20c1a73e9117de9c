import { readFileSync } from 'node:fs'
import { OWNERS } from '@hub/vocabulary'
import { SettingsError } from './error.ts'
import type { Declaration, Environment, Mode, Variable } from './variable.ts'
import { GATEWAY_PORT, HUB_DEMO, IDENTITY_PORT, NODE_ENV, ownerVariables } from './variables.ts'

/** Reads declared variables from one environment; the first that cannot be used throws a {@link SettingsError}. */
export interface Reader extends Mode {
  /** The value or its default. Throws if there is none. */
  get<T>(variable: Variable<T>): T
  /** The value or its default, undefined if there is none. */
  optional<T>(variable: Variable<T>): T | undefined
}

/** Demo mode is read first, because every other variable is judged under it; then NODE_ENV, which it may rule out. */
export function readerOf(env: Environment): Reader {
  const demo = parse(HUB_DEMO, rawOf(HUB_DEMO, env, { demo: false }) ?? '0', { demo: false })
  const mode: Mode = { demo }
  const optional = <T>(variable: Variable<T>): T | undefined => {
    const raw = rawOf(variable, env, mode)
    return raw === undefined ? undefined : parse(variable, raw, mode)
  }
  const reader: Reader = {
    demo,
    optional,
    get(variable) {
      const value = optional(variable)
      if (value === undefined) throw new SettingsError(variable.name, `is missing: it must ${variable.must}`)
      return value
    },
  }
  reader.get(NODE_ENV)
  return reader
}

/** An empty variable counts as unset, as it does in most shells' idioms. */
function rawOf(variable: Declaration, env: Environment, mode: Mode): string | undefined {
  const given = givenFor(variable.name, env)
  if (given !== undefined) return given
  const byDefault = mode.demo ? (variable.demoDefault ?? variable.default) : variable.default
  return byDefault?.replace(/\{(\w+)\}/g, (_, name: string) => String(portOf(name, env, mode)))
}

/**
 * The variable itself, or the content of the file that the same name with `_FILE` behind it points to, as containers
 * hand out secrets. Never both: one of them would be out of date, and nobody would know which counts.
 */
function givenFor(name: string, env: Environment): string | undefined {
  const value = env[name] || undefined
  const file = name.endsWith(FILE) ? undefined : env[`${name}${FILE}`] || undefined
  if (file === undefined) return value
  if (value !== undefined) throw new SettingsError(`${name}${FILE}`, `must not be set beside ${name}`)
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch {
    throw new SettingsError(`${name}${FILE}`, 'must name a file that can be read')
  }
}

const FILE = '_FILE'

/** The port that a default such as `http://localhost:{GATEWAY_PORT}` refers to; judged like any other value. */
function portOf(name: string, env: Environment, mode: Mode): number {
  const variable = PORTS.get(name)
  const raw = variable && rawOf(variable, env, mode)
  if (variable === undefined || raw === undefined) throw new Error(`the default of a setting refers to ${name}`)
  return parse(variable, raw, mode)
}

function parse<T>(variable: Variable<T>, raw: string, mode: Mode): T {
  const parsed = variable.schema.safeParse(raw)
  if (!parsed.success) throw new SettingsError(variable.name, `must ${variable.must}${shown(variable, raw)}`)
  const complaint = variable.rule?.(parsed.data, mode)
  if (complaint !== undefined) throw new SettingsError(variable.name, `${complaint}${shown(variable, raw)}`)
  return parsed.data
}

function shown(variable: Declaration, raw: string): string {
  return variable.show ? `, not ${JSON.stringify(raw.slice(0, 60))}` : ''
}

/** Defaults refer to ports only. */
const PORTS: ReadonlyMap<string, Variable<number>> = new Map(
  [GATEWAY_PORT, IDENTITY_PORT, ...OWNERS.map(owner => ownerVariables(owner).port)].map(port => [port.name, port]),
)
