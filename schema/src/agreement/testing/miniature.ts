import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ROOT, readSources } from '../repository.ts'
import type { Source } from '../source.ts'

const REAL = readSources(ROOT)

/** The words of the real agreement. */
export const WORDS: Source = REAL.words

/** Its terms. */
export const TERMS: Source = REAL.agreement.terms

/** Policies as they would stand in one file. */
export function policies(text: string, file = 'schema/agreement/test.cedar'): Source[] {
  return [{ file, text }]
}

/** An agreement that compiles and is quick to evaluate. */
export const SMALL = `
// Everybody sees what is open.
@id("everyone-open")
permit (principal, action, resource == Category::"OPEN");

// Staff see their own file.
@id("own-file")
permit (principal == Role::"CASE_WORKER", action, resource)
when {
  context.relation == Relation::"HOLDER" &&
  [Category::"HEALTH", Category::"NOTES"].contains(resource)
};

// What is shared needs consent.
@id("shared")
permit (principal == Role::"CASE_WORKER", action, resource == Category::"HEALTH")
when { context.relation == Relation::"REFERRED" && context.consented };
`

export interface Miniature extends Disposable {
  readonly root: string
  write(file: string, text: string): void
  remove(file: string): void
}

/** A repository of its own in a temporary folder, with the small agreement; removed at the end of the test. */
export function miniature(): Miniature {
  const root = mkdtempSync(join(tmpdir(), 'agreement-'))
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  mkdirSync(join(root, 'subgraphs/emergency'), { recursive: true })
  mkdirSync(join(root, 'schema/agreement'), { recursive: true })
  for (const { file } of [WORDS, TERMS]) cpSync(join(ROOT, file), join(root, file))
  write('schema/agreement/small.cedar', SMALL)
  return {
    root,
    write,
    remove: file => rmSync(join(root, file), { recursive: true }),
    [Symbol.dispose]: () => rmSync(root, { recursive: true }),
  }
}
