import type { Released } from '../released.ts'
import { lines } from './csv.ts'

/** Agency and version under which the structures go. */
const AGENCY = 'HRD_HUB'
const VERSION = '1.0'

/** SDMX's codes for sex; others have no code there but "other". */
const SEX: Readonly<Record<string, string>> = { WOMAN: 'F', MAN: 'M', OTHER: '_O', NOT_STATED: '_U' }

/** The code for all of a dimension that the table is not counted by; of areas the world in UN M49. */
const TOTAL = '_T'
const WORLD = '001'

/** Dimensions of the plan that go by another name in SDMX. */
const OWN_NAMES: ReadonlySet<string> = new Set(['REGION', 'GENDER'])

/** SDMX-CSV 2.0, one series for all cells of the table. */
export function sdmxCsv({ indicator, by, period, cells }: Released): string {
  const others = indicator.dimensions.filter(one => !OWN_NAMES.has(one))
  const structure = `${AGENCY}:${indicator.id}(${VERSION})`
  const header = [
    ...['STRUCTURE', 'STRUCTURE_ID', 'ACTION', 'FREQ', 'REF_AREA', 'SEX', ...others],
    ...['TIME_PERIOD', 'OBS_VALUE', 'UNIT_MEASURE', 'OBS_STATUS', 'CONF_STATUS'],
  ]
  const rows = cells.map(({ codes, value }) => {
    const code = (dimension: string) => codes[by.indexOf(dimension)]
    const sex = code('GENDER')
    return [
      ...['dataflow', structure, 'I', period.includes('Q') ? 'Q' : 'A', code('REGION') ?? WORLD],
      sex === undefined ? TOTAL : (SEX[sex] ?? '_O'),
      ...others.map(one => code(one) ?? TOTAL),
      period,
      value === null ? '' : String(value),
      indicator.measure === 'SUM' && indicator.unit.en === 'EUR' ? 'EUR' : 'PURE_NUMB',
      // A: normal. Q: missing, suppressed. F: free. C: confidential.
      value === null ? 'Q' : 'A',
      value === null ? 'C' : 'F',
    ]
  })
  return lines([header, ...rows])
}
