import { type Plan, parsePeriod } from '@hub/disclosure'
import { notesOf } from '../notes.ts'
import type { Released } from '../released.ts'
import type { FileNames } from './downloads.ts'

const DAY = 86_400_000

/** The table as a dataset, by DCAT-AP 3: what a data catalogue needs to list it. In both languages at once. */
export function dcatAp(plan: Plan, table: Released, names: FileNames): string {
  const { indicator, period, by, releasedAt, definition } = table
  const id = `urn:hrd-hub:statistics:${indicator.id}:${by.join('-') || 'TOTAL'}:${period}`
  const { from, until } = parsePeriod(period) as NonNullable<ReturnType<typeof parsePeriod>>
  const last = new Date(Date.parse(until) - DAY).toISOString().slice(0, 10)
  const texts = (value: { en: string; fr: string }) => [
    { '@value': value.en, '@language': 'en' },
    { '@value': value.fr, '@language': 'fr' },
  ]
  const notes = { en: notesOf(plan, table, 'en').join('\n'), fr: notesOf(plan, table, 'fr').join('\n') }
  const distribution = (name: string, mediaType: string, title: string) => ({
    '@type': 'dcat:Distribution',
    'dct:title': title,
    'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${mediaType}` },
    'dct:format': { '@id': 'http://publications.europa.eu/resource/authority/file-type/CSV' },
    'dcat:accessURL': { '@id': `${id}:${name}` },
    'foaf:name': name,
  })
  return `${JSON.stringify(
    {
      '@context': {
        dcat: 'http://www.w3.org/ns/dcat#',
        dct: 'http://purl.org/dc/terms/',
        foaf: 'http://xmlns.com/foaf/0.1/',
        xsd: 'http://www.w3.org/2001/XMLSchema#',
        adms: 'http://www.w3.org/ns/adms#',
      },
      '@id': id,
      '@type': 'dcat:Dataset',
      'dct:identifier': id,
      'dct:title': texts(indicator.title),
      'dct:description': texts(notes),
      'dct:issued': { '@value': releasedAt, '@type': 'xsd:dateTime' },
      'dct:accrualPeriodicity': { '@id': 'http://publications.europa.eu/resource/authority/frequency/NEVER' },
      'dct:accessRights': { '@id': 'http://publications.europa.eu/resource/authority/access-right/RESTRICTED' },
      'dct:language': [
        { '@id': 'http://publications.europa.eu/resource/authority/language/ENG' },
        { '@id': 'http://publications.europa.eu/resource/authority/language/FRA' },
      ],
      'dct:temporal': {
        '@type': 'dct:PeriodOfTime',
        'dcat:startDate': { '@value': from, '@type': 'xsd:date' },
        'dcat:endDate': { '@value': last, '@type': 'xsd:date' },
      },
      'adms:versionNotes': definition,
      'dcat:distribution': [
        distribution(names.csv, 'text/csv', 'CSV'),
        distribution(names.sdmx, 'application/vnd.sdmx.data+csv', 'SDMX-CSV 2.0'),
      ],
    },
    null,
    2,
  )}\n`
}
