import { REGISTRY } from '@hub/vocabulary'
import { type FieldDefinitionNode, Kind } from 'graphql'
import { isPersonal, type MemberSdl, namedType, type SdlField } from './member-sdl.ts'

export const CASE = 'Case'
export const QUERY = 'Query'

/**
 * The object types that can be reached from these, themselves included. Case is never entered: what hangs on it is
 * decided case by case.
 */
export function reachedFrom(member: MemberSdl, starts: Iterable<string>): Set<string> {
  return closure(member.objects, starts)
}

/** The input types that arguments of queries can hold. Inputs of mutations are no filters. */
export function filterInputs(member: MemberSdl): Set<string> {
  const starts = (member.objects.get(QUERY) ?? []).flatMap(argumentsOf).map(argument => namedType(argument.type))
  return closure(member.inputs, starts)
}

/** The object types inside the member's room: what hangs on the field of Case that bears its name. */
export function typesInRoom(member: MemberSdl): Set<string> {
  if (member.owner === REGISTRY.code) return new Set()
  const room = (member.objects.get(CASE) ?? []).filter(field => field.name === member.owner)
  return reachedFrom(member, room.map(typeOf))
}

/** The object types inside the room or below a personal field: what a refusal may take away piece by piece. */
export function protectedTypes(member: MemberSdl): Set<string> {
  const personal = [...member.objects.values()].flat().filter(isPersonal)
  return new Set([...typesInRoom(member), ...reachedFrom(member, personal.map(typeOf))])
}

export function typeOf(field: SdlField): string {
  return namedType(field.node.type)
}

export function argumentsOf(field: SdlField): NonNullable<FieldDefinitionNode['arguments']> {
  return field.node.kind === Kind.FIELD_DEFINITION ? (field.node.arguments ?? []) : []
}

function closure(types: ReadonlyMap<string, readonly SdlField[]>, starts: Iterable<string>): Set<string> {
  const reached = new Set<string>()
  const open = [...starts]
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    if (type === CASE || reached.has(type) || !types.has(type)) continue
    reached.add(type)
    open.push(...(types.get(type) ?? []).map(typeOf))
  }
  return reached
}
