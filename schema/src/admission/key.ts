import { Kind } from 'graphql'
import { plainName } from './flow-between-members.ts'
import { CASE } from './reach.ts'
import type { AdmissionRule } from './rule.ts'

export const key: AdmissionRule = {
  code: 'KEY',
  description: 'Case carries `@key(fields: "id")`, once; nothing else is joined across members',
  *check(member) {
    let keys = 0
    for (const definition of member.document.definitions) {
      if (!('directives' in definition) || !('name' in definition)) continue
      const type = definition.name?.value ?? null
      for (const directive of definition.directives ?? []) {
        if (plainName(directive.name.value) !== 'key') continue
        const [fields, ...more] = directive.arguments ?? []
        const byId = fields?.name.value === 'fields' && fields.value.kind === Kind.STRING && fields.value.value === 'id'
        if (type !== CASE) yield { type, field: null, message: 'is no case, so it must have no key' }
        else if (!byId || more.length > 0) yield { type, field: null, message: 'its key must be `@key(fields: "id")`' }
        else keys += 1
      }
    }
    if (member.objects.has(CASE) && keys !== 1) {
      yield { type: CASE, field: null, message: `must carry \`@key(fields: "id")\` once, found ${keys}` }
    }
  },
}
