import { readFileSync } from 'node:fs'
import {
  ANY_MEMBER,
  CATEGORIES,
  MEMBER_CODES,
  maskOf,
  PERSONAL,
  PURPOSES,
  SECRETARIAT_RECIPIENT,
} from '@hub/vocabulary'
import { type DocumentNode, print } from 'graphql'
import { fillEnums, type Vocabularies } from './fill.ts'

/** The one header of every member's SDL. */
export const HEADER_FILE = new URL('../../../schema/header.graphql', import.meta.url)

/** The enums that the header leaves empty, and where their values come from: neither list is typed twice. */
const FILLED: Vocabularies = new Map<string, readonly string[]>([
  ['Category', CATEGORIES.filter(category => (maskOf([category]) & PERSONAL) !== 0)],
  ['Purpose', PURPOSES],
  ['Member', MEMBER_CODES],
  ['ConsentRecipient', [...MEMBER_CODES, ANY_MEMBER, SECRETARIAT_RECIPIENT]],
])

/** The header as a document, its closed vocabularies filled in. Throws where an enum to fill is missing or not empty. */
export function fillHeader(source: string): DocumentNode {
  return fillEnums(source, FILLED, 'the header')
}

let filled: { readonly document: DocumentNode; readonly sdl: string } | undefined

function header() {
  if (filled === undefined) {
    const document = fillHeader(readFileSync(HEADER_FILE, 'utf8'))
    filled = { document, sdl: print(document) }
  }
  return filled
}

/** The filled header. Never change it: it is shared. */
export function headerDocument(): DocumentNode {
  return header().document
}

/**
 * A member's SDL as it is composed and served: header first, the member's own text unchanged after it.
 * Throws nothing for a bad member: admission and composition say what is wrong with it.
 */
export function withHeader(sdl: string): string {
  return `${header().sdl}\n\n${sdl}`
}
