import { closedPeriods, type Dimension, dimensionOf, type Indicator, type Language } from '@hub/disclosure'
import type { OwnerContext } from '@hub/kit'
import { downloadsOf } from './download/downloads.ts'
import type * as sdl from './generated/types.ts'
import { notesOf } from './notes.ts'
import type { Released } from './released.ts'
import type { Services } from './services.ts'
import type { Tables } from './tables.ts'

interface InLanguage {
  readonly language?: sdl.Language | null
}

type Labelled = { readonly title: Text } & Record<string, unknown>
type Text = Readonly<Record<Language, string>>

/** Values only; the kit guards every field, and writes the log before any of them leaves. */
export function resolvers({ plan: { plan }, clock }: Services, tables: Tables) {
  const inLanguage =
    <Parent>(text: (parent: Parent) => Text) =>
    (parent: Parent, { language }: InLanguage) =>
      text(parent)[languageOf(language)]

  const indicatorOf = (indicator: Indicator) => ({
    id: indicator.id,
    measure: indicator.measure,
    cap: indicator.cap,
    members: indicator.members,
    dimensions: indicator.dimensions,
    mostDimensions: plan.mostDimensions,
    periods: closedPeriods(plan.firstPeriod, clock()),
    texts: indicator,
  })

  const cellsOf = ({ by, cells }: Released) => {
    const labels = by.map(one => new Map(dimensionOf(plan, one).codes.map(({ code, label }) => [code, label])))
    return cells.map(({ codes, value }) => ({
      keys: codes.map((code, at) => ({ dimension: by[at], code, texts: labels[at]?.get(code) })),
      value: value === null ? null : String(value),
      status: value === null ? 'SUPPRESSED' : 'RELEASED',
    }))
  }

  return {
    Query: {
      indicators: () => plan.indicators.map(indicatorOf),
      dimensions: () => plan.dimensions.map(one => ({ id: one.id, texts: one, codes: codesOf(one) })),
      async table(
        _: unknown,
        { indicator, by, period }: { indicator: string; by: string[]; period: string },
        { caller, command }: OwnerContext,
      ) {
        const membersToken = command?.membersToken
        if (membersToken === undefined) throw new Error('the statistics ask in the name of a caller')
        const released = await tables.table({ indicator, by, period }, { caller, membersToken })
        return {
          indicator: indicatorOf(released.indicator),
          by: released.by,
          period: released.period,
          members: released.members,
          cells: cellsOf(released),
          releasedAt: released.releasedAt,
          plan: released.definition,
          released,
        }
      },
    },
    Indicator: {
      title: inLanguage(({ texts }: { texts: Indicator }) => texts.title),
      unit: inLanguage(({ texts }: { texts: Indicator }) => texts.unit),
      definition: inLanguage(({ texts }: { texts: Indicator }) => texts.definition),
    },
    DimensionDescription: { title: inLanguage(({ texts }: { texts: Labelled }) => texts.title) },
    Code: { label: inLanguage(({ texts }: { texts: Text }) => texts) },
    CellKey: { label: inLanguage(({ texts }: { texts: Text }) => texts) },
    StatisticalTable: {
      notes: ({ released }: { released: Released }, { language }: InLanguage) =>
        notesOf(plan, released, languageOf(language)),
      downloads: ({ released }: { released: Released }, { language }: InLanguage) =>
        downloadsOf(plan, released, languageOf(language)),
    },
  }
}

function codesOf({ codes }: Dimension) {
  return codes.map(({ code, label }) => ({ code, texts: label }))
}

function languageOf(language: sdl.Language | null | undefined): Language {
  return language === 'FR' ? 'fr' : 'en'
}
