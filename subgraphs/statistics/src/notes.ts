import { dimensionOf, type Language, type Plan } from '@hub/disclosure'
import { MEMBERS } from '@hub/vocabulary'
import type { Released } from './released.ts'

/** What every reader must know, in full sentences. */
export function notesOf(plan: Plan, table: Released, language: Language): string[] {
  const { indicator, period, members, by } = table
  const { variance, most } = plan.counts
  const facts: Facts = {
    title: indicator.title[language],
    unit: indicator.unit[language],
    definition: indicator.definition[language],
    period,
    members: members.map(nameOf).join(', '),
    count: members.length,
    most,
    deviation: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(
      Math.sqrt(variance * members.length),
    ),
    least: plan.suppression.leastCases,
    difference: plan.suppression.leastDifference - 1,
    by: by.map(one => dimensionOf(plan, one).title[language]).join(', '),
    cap: new Intl.NumberFormat(language).format(indicator.cap),
    rounding: indicator.rounding,
    measure: indicator.measure,
  }
  return SENTENCES[language](facts)
}

interface Facts {
  readonly title: string
  readonly unit: string
  readonly definition: string
  readonly period: string
  readonly members: string
  readonly count: number
  readonly most: number
  readonly deviation: string
  readonly least: number
  readonly difference: number
  readonly by: string
  readonly cap: string
  readonly rounding: number | undefined
  readonly measure: 'CASES' | 'UNITS' | 'SUM'
}

const SENTENCES: Readonly<Record<Language, (facts: Facts) => string[]>> = {
  en: facts => [
    `${facts.title}${facts.by === '' ? '' : `, by ${facts.by}`}, ${facts.period}. Unit: ${facts.unit}. ${facts.definition}`,
    `Sum over ${facts.count} ${facts.count === 1 ? 'member' : 'members'}: ${facts.members}.`,
    'Every number is perturbed: random noise was added so that nobody can be singled out. No exact number left a member.',
    facts.measure === 'CASES'
      ? `Noise averages zero. At each member it is at most ${facts.most}; the standard deviation of a cell is at most ${facts.deviation}.`
      : facts.measure === 'UNITS'
        ? `Noise averages zero. It hides a whole case: at each member it is at most ${facts.most} times what one case adds to the cell, and that is at most ${facts.cap}. Where one case adds one, the standard deviation of a cell is at most ${facts.deviation}.`
        : `Noise is in proportion to the largest contribution to the cell, from 30 % of a small one to a few percent of a large one. The result is rounded to ${facts.rounding ?? 1}.`,
    'The table is not additive: margins and totals are perturbed on their own, so they differ from the sum of their parts. For a total ask for the total; do not add cells.',
    `Cells with fewer than ${facts.least} cases, and cells that differ by ${facts.difference} or less from a larger cell that contains them, are suppressed, zeros included.`,
    'Records that came late count in the quarter in which they came. The table was made once and never changes. Cases whose subject forbids statistics are not counted.',
  ],
  fr: facts => [
    `${facts.title}${facts.by === '' ? '' : `, par ${facts.by}`}, ${facts.period}. Unité : ${facts.unit}. ${facts.definition}`,
    `Somme sur ${facts.count} ${facts.count === 1 ? 'membre' : 'membres'} : ${facts.members}.`,
    'Chaque nombre est perturbé : un bruit aléatoire a été ajouté afin que personne ne puisse être isolé. Aucun nombre exact n’a quitté un membre.',
    facts.measure === 'CASES'
      ? `Le bruit est nul en moyenne. Chez chaque membre, il est d’au plus ${facts.most} ; l’écart type d’une cellule est d’au plus ${facts.deviation}.`
      : facts.measure === 'UNITS'
        ? `Le bruit est nul en moyenne. Il masque un dossier entier : chez chaque membre, il est d’au plus ${facts.most} fois ce qu’un dossier ajoute à la cellule, soit au plus ${facts.cap}. Là où un dossier ajoute un, l’écart type d’une cellule est d’au plus ${facts.deviation}.`
        : `Le bruit est proportionnel à la plus grande contribution à la cellule, de 30 % d’une petite à quelques pour cent d’une grande. Le résultat est arrondi à ${facts.rounding ?? 1}.`,
    'Le tableau n’est pas additif : les marges et les totaux sont perturbés séparément et diffèrent donc de la somme de leurs parties. Pour un total, demandez le total ; n’additionnez pas les cellules.',
    `Les cellules de moins de ${facts.least} dossiers, et celles qui diffèrent de ${facts.difference} ou moins d’une cellule plus grande qui les contient, sont supprimées, zéros compris.`,
    'Les enregistrements tardifs comptent dans le trimestre où ils sont arrivés. Le tableau a été établi une fois et ne change jamais. Les dossiers dont la personne interdit les statistiques ne sont pas comptés.',
  ],
}

function nameOf(code: string): string {
  return MEMBERS.find(member => member.code === code)?.name ?? code
}
