import type { z } from 'zod'

/** A process environment; tests hand in their own. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Who reads a variable. An `owner` is any subgraph; what registry or statistics alone read is their own. `upkeep` are
 * the commands for an owner's database: backup, restore, erasure, retention.
 */
export type Process = 'gateway' | 'owner' | 'registry' | 'statistics' | 'identity' | 'migration' | 'upkeep' | 'start'

/** What holds for the whole installation while a variable is judged. */
export interface Mode {
  readonly demo: boolean
}

/** One environment variable, declared once: the reader, the documentation and the supervisor all work from this. */
export interface Variable<T> extends Declaration {
  readonly schema: z.ZodType<T, string>
  /** A complaint about a well-formed value ("must …"), or undefined. */
  readonly rule?: (value: T, mode: Mode) => string | undefined
}

/** What there is to say about a variable without judging a value. */
export interface Declaration {
  readonly name: string
  /** For the documentation: what it says, in one sentence. */
  readonly meaning: string
  /** Completes "`NAME` must be …", in messages and in the documentation. */
  readonly must: string
  /** Where neither this nor `demoDefault` is given, the variable is required. `{NAME}` stands for another's value. */
  readonly default?: string
  /** The default in demo mode, if another. */
  readonly demoDefault?: string
  /** How the documentation tells of a value that `npm start` makes. */
  readonly made?: string
  /** May be absent, and then means what this says. */
  readonly optional?: string
  /** Whether a refused value may be shown in the message. URLs may hold a password, so they may not. */
  readonly show: boolean
  readonly usedBy: readonly Process[]
}
