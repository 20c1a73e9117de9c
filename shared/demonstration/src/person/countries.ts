import type { ScriptName } from './scripts.ts'

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string
  /** UN M49 code of its subregion. */
  readonly region: string
  readonly script: ScriptName
}

/** Countries in which defenders work, by UN M49 subregion. */
const ORIGINS = `
  014 latin BI KE MG MW MZ RW SO SS TZ UG ZM ZW
  014 ethiopic ER ET
  017 francophone CD CF CG CM GA TD
  015 arabic EG LY SD TN
  015 tifinagh DZ MA
  018 latin BW LS NA SZ ZA
  011 francophone BF BJ CI GN ML MR NE SN TG
  011 latin GH GM LR NG SL
  029 iberian CU DO
  029 francophone HT
  029 latin JM TT
  013 iberian CR GT HN MX NI PA SV
  005 iberian AR BO BR CL CO EC PE PY UY VE
  143 cyrillic KG KZ TJ
  143 turkic TM UZ
  030 chinese CN
  030 korean KR
  030 cyrillic MN
  035 latin ID MY PH TL
  035 thai LA TH
  035 khmer KH
  035 burmese MM
  035 vietnamese VN
  034 arabic AF IR PK
  034 bengali BD
  034 devanagari IN NP
  034 tamil LK
  145 arabic BH IQ JO LB OM PS SA SY YE
  145 hebrew IL
  145 turkic AZ TR
  145 armenian AM
  145 georgian GE
  145 greek CY
  151 cyrillic BG BY RU UA
  151 central HU MD RO SK
  039 central AL BA ME MK RS
  054 latin FJ PG SB VU
  061 latin TO WS`

/** Countries with host places. */
const HOSTS = `
  154 latin DK EE FI IE LT LV SE
  155 francophone BE FR LU
  155 latin AT DE NL
  039 iberian ES PT
  039 central HR SI
  039 greek GR
  151 central CZ PL
  005 iberian AR UY
  013 iberian CR
  014 latin KE UG
  011 francophone SN
  018 latin ZA
  145 georgian GE
  035 thai TH
  030 korean KR`

export const ORIGIN_COUNTRIES: readonly Country[] = read(ORIGINS)
export const HOST_COUNTRIES: readonly Country[] = read(HOSTS)

function read(text: string): Country[] {
  return text
    .trim()
    .split('\n')
    .flatMap(line => {
      const [region, script, ...codes] = line.trim().split(' ')
      return codes.map(code => ({ code, region: region as string, script: script as ScriptName }))
    })
}
