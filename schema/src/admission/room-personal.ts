import { isClassifying } from '@hub/classification'
import { hasDirective } from './member-sdl.ts'
import { typesInRoom } from './reach.ts'
import type { AdmissionRule } from './rule.ts'

/** A room is shown as soon as one field in it is released: an open one would show every caller who is helping. */
export const roomPersonal: AdmissionRule = {
  code: 'NOT_PERSONAL_IN_ROOM',
  description: 'everything inside a room is `@personal`',
  *check(member) {
    for (const type of typesInRoom(member)) {
      for (const field of member.objects.get(type) ?? []) {
        const others = (field.node.directives ?? [])
          .map(directive => directive.name.value)
          .filter(name => isClassifying(name) && name !== 'personal')
        if (others.length === 0 || hasDirective(field, 'personal')) continue
        yield { type, field: field.name, message: `\`@${others[0]}\` inside the room would show that there is one` }
      }
    }
  },
}
