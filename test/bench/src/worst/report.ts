import { inWords, OBJECTIVES, type Objective } from './figures.ts'
import type { Result } from './search.ts'

/** The worst of each respect, with the operation itself; then what was tried. */
export function reportOf({ worst, accepted, refused, slowestRefusalMs }: Result, seed: number): string {
  const lines = [...worst].flatMap(([objective, { figures, answerBytes, text }]) => [
    `worst ${OBJECTIVES[objective as Objective]}: ${inWords(figures)}`,
    `  ${text.length} characters, answer of ${(answerBytes / 1024).toFixed(0)} KB`,
    `  ${text}`,
    '',
  ])
  const codes = [...refused].map(([code, count]) => `${count} ${code}`).join(', ') || 'none'
  return [
    ...lines,
    `accepted ${accepted}, refused: ${codes}; slowest refusal ${slowestRefusalMs.toFixed(0)} ms; seed ${seed}`,
  ].join('\n')
}
