import { readFileSync } from 'node:fs'

const README = new URL('../../../README.md', import.meta.url)
const SECTION = 'Add a member'

/** What the README tells a new member's developers to do. */
export interface MemberRecipe {
  /** Content of each file that it shows: path relative to the repository, to content. */
  readonly files: ReadonlyMap<string, string>
  /** The entry in the list of members. */
  readonly entry: string
  /** The `pnpm` scripts to run afterwards, in order, with their arguments: `['schema']`. */
  readonly scripts: readonly (readonly string[])[]
}

/** Reads the steps out of the README, so that a reader who follows them to the letter does what the test does. */
export function memberRecipe(): MemberRecipe {
  const section = sectionOf(readFileSync(README, 'utf8'))
  const shown = new Map(
    [...section.matchAll(/^`([^`\n]+)`[^\n]*:\n\n```\w+\n([\s\S]*?)^```$/gm)].map(([, file = '', content = '']) => [
      file,
      content,
    ]),
  )
  const entry = shown.get(MEMBERS)
  if (entry === undefined) throw new Error(`the README shows no entry for ${MEMBERS}`)
  shown.delete(MEMBERS)
  const scripts = [...section.matchAll(/^npx pnpm@[\d.]+ (.+?)(?: +#.*)?$/gm)].map(([, words = '']) => words.split(' '))
  return { files: shown, entry, scripts }
}

export const MEMBERS = 'shared/vocabulary/src/members.ts'

function sectionOf(readme: string): string {
  const section = readme.split(/^## /m).find(one => one.startsWith(`${SECTION}\n`))
  if (section === undefined) throw new Error(`the README has no section "${SECTION}"`)
  return section
}
