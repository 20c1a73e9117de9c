import type { Language, Plan } from '@hub/disclosure'
import type { Download, DownloadFormat } from '../generated/types.ts'
import type { Released } from '../released.ts'
import { csv } from './csv.ts'
import { dcatAp } from './dcat.ts'
import { sdmxCsv } from './sdmx-csv.ts'

/** What the files of a table are called. */
export interface FileNames {
  readonly csv: string
  readonly sdmx: string
  readonly dcat: string
}

/** The table as files. Their content is made when it is asked for. */
export function downloadsOf(plan: Plan, table: Released, language: Language): Download[] {
  const stem = [table.indicator.id, ...table.by, table.period].join('_').toLowerCase()
  const names = { csv: `${stem}.csv`, sdmx: `${stem}.sdmx.csv`, dcat: `${stem}.dcat.jsonld` }
  const file = (format: DownloadFormat, fileName: string, mediaType: string, content: () => string): Download => ({
    format,
    fileName,
    mediaType,
    get content() {
      return content()
    },
  })
  return [
    file('CSV', names.csv, 'text/csv; charset=utf-8', () => csv(plan, table, language)),
    file('SDMX_CSV', names.sdmx, 'application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8', () => sdmxCsv(table)),
    file('DCAT_AP', names.dcat, 'application/ld+json', () => dcatAp(plan, table, names)),
  ]
}
