import { REGISTRY } from '@hub/vocabulary'
import { print } from 'graphql'
import { hasDirective, isContainer, isNonNull, type MemberSdl, type SdlField } from './member-sdl.ts'
import { argumentsOf, CASE } from './reach.ts'
import type { AdmissionRule, Finding } from './rule.ts'

export const caseField: AdmissionRule = {
  code: 'CASE_FIELD',
  description: 'a member adds to Case its own room and nothing else, and knows a case by `id: ID! @open`',
  *check(member) {
    const fields = member.objects.get(CASE)
    if (fields === undefined) return
    if (!fields.some(isId)) yield finding('id', 'must be declared as `id: ID! @open`')
    if (member.owner === REGISTRY.code) return
    for (const field of fields) {
      if (field.name === 'id') continue
      if (field.name !== member.owner) yield finding(field.name, `is neither \`id\` nor \`${member.owner}\``)
      else if (!isRoom(member, field)) yield finding(field.name, 'must be one nullable object without arguments')
    }
  },
}

function isId(field: SdlField): boolean {
  return field.name === 'id' && print(field.node.type) === 'ID!' && hasDirective(field, 'open')
}

function isRoom(member: MemberSdl, field: SdlField): boolean {
  return isContainer(member, field) && !isNonNull(field) && argumentsOf(field).length === 0
}

function finding(field: string, message: string): Finding {
  return { type: CASE, field, message }
}
