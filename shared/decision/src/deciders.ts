import {
  CATEGORIES,
  type Category,
  isCategory,
  isPurpose,
  isRelation,
  isRole,
  type Purpose,
  type Relation,
  type Role,
} from '@hub/vocabulary'
import { CELLS, cell } from './table.ts'

/**
 * For each question of a table the ids of the policies that decided it: the permits that open, or the forbids that
 * close. Indexed by {@link question}; an empty list is a question that no policy answers, and so a no.
 */
export type Deciders = readonly (readonly string[])[]

/** Deciders as they are checked in: each line says the same of every combination of its words. */
export interface DecidersFile {
  /** Of the table that the policies were compiled to. */
  readonly digest: string
  readonly decided: readonly DecidersLine[]
}

export interface DecidersLine {
  readonly roles: readonly Role[]
  readonly purposes: readonly Purpose[]
  readonly relations: readonly Relation[]
  readonly categories: readonly Category[]
  readonly policies: readonly string[]
}

/** Position of a question in {@link Deciders}. Throws on an unknown role, purpose or relation. */
export function question(role: Role, purpose: Purpose, relation: Relation, category: Category): number {
  return cell(role, purpose, relation) * CATEGORIES.length + CATEGORIES.indexOf(category)
}

/**
 * Reads checked-in deciders. Throws on anything that it does not know, on a question that two lines answer, and where
 * the file was made from other policies than the table: an explanation must not name a policy that did not decide.
 */
export function readDeciders(file: DecidersFile, digest: string): Deciders {
  if (file.digest !== digest) throw new Error('the deciders were compiled from other policies than the table')
  const deciders: (readonly string[])[] = new Array(CELLS * CATEGORIES.length).fill(NONE)
  for (const { roles, purposes, relations, categories, policies } of file.decided) {
    const unknown =
      roles.find(word => !isRole(word)) ??
      purposes.find(word => !isPurpose(word)) ??
      relations.find(word => !isRelation(word)) ??
      categories.find(word => !isCategory(word))
    if (unknown !== undefined) throw new Error(`unknown word \`${unknown}\``)
    for (const role of roles) {
      for (const purpose of purposes) {
        for (const relation of relations) {
          for (const category of categories) {
            const at = question(role, purpose, relation, category)
            if (deciders[at] !== NONE) throw new Error(`two lines for \`${role}\` × \`${purpose}\` × \`${relation}\``)
            deciders[at] = policies
          }
        }
      }
    }
  }
  return deciders
}

const NONE: readonly string[] = []
