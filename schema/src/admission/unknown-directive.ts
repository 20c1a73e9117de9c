import { isClassifying } from '@hub/classification'
import { isFlow } from './flow-between-members.ts'
import { directivesIn } from './member-sdl.ts'
import type { AdmissionRule } from './rule.ts'
import { isShareable } from './shareable.ts'

/** What a member may write besides the classifications. Refused by omission: `@inaccessible`, `@tag`, `@authenticated`, … */
const ALLOWED: ReadonlySet<string> = new Set(['key', 'deprecated'])

export const unknownDirective: AdmissionRule = {
  code: 'UNKNOWN_DIRECTIVE',
  description: 'only `@personal`, `@open`, `@aggregate`, `@audit`, `@key` and `@deprecated` are used',
  *check(member) {
    for (const { directive, type, field } of directivesIn(member)) {
      // On the schema itself every directive is one too many, which the rule about the header says.
      if (type === null) continue
      const name = directive.name.value
      // The other rules on directives say why; once is enough.
      if (isClassifying(name) || ALLOWED.has(name) || isFlow(name) || isShareable(name)) continue
      yield { type, field, message: `\`@${name}\` is not known to the hub, so nothing would enforce it` }
    }
  },
}
