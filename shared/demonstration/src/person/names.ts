import type { Random } from '../random.ts'
import { SCRIPTS, type Script, type ScriptName } from './scripts.ts'

/** A name of a person in this script, in Unicode normal form C. */
export function personName(random: Random, name: ScriptName): string {
  const script: Script = SCRIPTS[name]
  return [word(random, script, 2, 3), word(random, script, 1, script.space === '' ? 1 : 3)].join(script.space)
}

/** A name under which somebody is known: one word. */
export function knownName(random: Random, name: ScriptName): string {
  return word(random, SCRIPTS[name], 2, 2)
}

export function groupName(random: Random, name: ScriptName): string {
  const [before, after] = SCRIPTS[name].group
  return `${before}${word(random, SCRIPTS[name], 2, 4)}${after}`
}

/** A town that is on no map. */
export function townName(random: Random, name: ScriptName): string {
  return word(random, SCRIPTS[name], 2, 3)
}

function word(random: Random, script: Script, from: number, to: number): string {
  const syllables = Array.from({ length: random.integer(from, to) }, () => random.pick(script.syllables))
  const [first = '', ...rest] = syllables.join('').normalize('NFC').toLowerCase()
  // Georgian capitals are for headlines only; a name does not start with one.
  const start = /\p{Script=Georgian}/u.test(first) ? first : first.toUpperCase()
  return start + rest.join('')
}
