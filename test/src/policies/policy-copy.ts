import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { type Agreement, loadAgreement } from '@hub/agreement'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const AGREEMENT = 'schema/agreement'

/** The policies of the repository in a folder of their own, gone when it is disposed of. */
export interface PolicyCopy extends Disposable {
  read(file: string): string
  write(file: string, text: string): void
  /** Runs `pnpm agreement` on the copy. */
  compile(): Promise<{ readonly code: number; readonly out: string; readonly err: string }>
  /** What a process that starts on the copy decides by. */
  load(): Agreement
}

export function copyPolicies(): PolicyCopy {
  const root = mkdtempSync(join(tmpdir(), 'policies-'))
  mkdirSync(join(root, 'subgraphs'))
  cpSync(join(ROOT, AGREEMENT), join(root, AGREEMENT), { recursive: true })
  return {
    read: file => readFileSync(join(root, file), 'utf8'),
    write(file, text) {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      writeFileSync(join(root, file), text)
    },
    async compile() {
      const command = [join(ROOT, 'schema/src/agreement/main.ts'), '--root', root]
      try {
        const { stdout, stderr } = await promisify(execFile)(process.execPath, command)
        return { code: 0, out: stdout, err: stderr }
      } catch (error) {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
        return { code, out: stdout, err: stderr }
      }
    },
    load: () => loadAgreement(pathToFileURL(`${root}/`)),
    [Symbol.dispose]: () => rmSync(root, { recursive: true }),
  }
}
