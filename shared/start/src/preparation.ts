import type { Children } from './children.ts'
import { StartError } from './ending.ts'
import { isShowcase, type Showcase } from './showcase.ts'
import type { Voice } from './voice.ts'

export interface PreparationParts {
  readonly children: Children
  readonly program: URL
  readonly env: Readonly<Record<string, string>>
  readonly cases: number
  readonly voice: Voice
}

/** Migrates every database and, the first time, loads the demonstration. Returns the case to show. */
export async function prepareDatabases({ children, program, env, cases, voice }: PreparationParts): Promise<Showcase> {
  let shown: Showcase | undefined
  let told = 0
  const listen = (message: unknown) => {
    const { done, total, showcase } = message as { done?: number; total?: number; showcase?: unknown }
    if (isShowcase(showcase)) shown = showcase
    if (done === undefined || total === undefined || done - told < total / 4) return
    told = done
    voice.step(`${done} of ${total} demonstration cases loaded`)
  }
  await children.run({ name: 'preparation', entry: program, arguments: [String(cases)], env }, listen)
  if (shown === undefined) throw new StartError('the demonstration data has no case to show')
  voice.step('databases are up to date')
  return shown
}
