import type { Tables } from '@hub/relocation'
import { type CaseDraft, type Part, partOf } from '../case/draft.ts'
import { fictionalEmail, fictionalPhone } from '../person/contact.ts'
import { HOST_COUNTRIES } from '../person/countries.ts'
import { townName } from '../person/names.ts'
import { SCRIPTS } from '../person/scripts.ts'
import { createRandom, type Random } from '../random.ts'
import { DAY, dayOf } from '../time.ts'
import { amount, CURRENCIES, decimal } from './money.ts'
import type { RowsOf } from './rows.ts'

export type RelocationRows = RowsOf<Tables>

export const noRelocationRows = (): RelocationRows => ({
  host_place: [],
  relocation_file: [],
  placement: [],
  accompanying_person: [],
  visa: [],
  stipend: [],
})

/** A place of the network, with the country that a stay there is in. */
export interface HostPlace {
  readonly row: RelocationRows['host_place'][number]
  readonly country: string
}

/** The accommodation network. It hangs on no case, so it is the same for any number of cases. */
export function hostPlaces(seed: string | number, now: number): HostPlace[] {
  return Array.from({ length: 60 }, (_, index) => {
    const random = createRandom(seed, 'host', index)
    const country = random.pick(HOST_COUNTRIES)
    const from = now + random.integer(-300, 120) * DAY
    const city = townName(random, country.script)
    return {
      country: country.code,
      row: {
        id: random.uuid(),
        region: country.region,
        capacity: random.integer(1, 6),
        available_from: dayOf(from),
        available_until: random.chance(0.6) ? dayOf(from + random.integer(400, 900) * DAY) : null,
        languages: [...new Set(['eng', random.pick<string>(SCRIPTS[country.script].languages)])],
        family_suitable: random.chance(0.5),
        name: `${random.pick(['Guest house', 'University residence', 'City of refuge', 'Shelter'])} ${city}`,
        city,
        contact: random.chance(0.5) ? fictionalEmail(random) : fictionalPhone(random),
      },
    }
  })
}

export function addRelocationFile(
  rows: RelocationRows,
  case_id: string,
  draft: CaseDraft,
  hosts: readonly HostPlace[],
): void {
  const part = partOf(draft, 'relocation')
  const { random, subjectKind } = draft
  const has = (share: number) => part.complete || random.chance(share)
  rows.relocation_file.push({
    case_id,
    medical_arrangements: random.some(MEDICAL, random.integer(has(0.6) ? 1 : 0, 2)),
  })
  addPlacement(rows, case_id, draft, part, hosts)
  // 73 relocations brought 150 individuals, so about one person comes along on average.
  if (subjectKind === 'FAMILY' || has(0.35)) addFamily(rows, case_id, random)
  if (has(0.85)) {
    const issued = part.complete || random.chance(0.7)
    rows.visa.push({
      case_id,
      type: random.pick(['SHORT_STAY', 'LONG_STAY', 'HUMANITARIAN', 'RESIDENCE_PERMIT', 'STUDY_OR_RESEARCH']),
      status: issued ? 'ISSUED' : random.pick(['IN_PREPARATION', 'APPLIED', 'REFUSED']),
      expires_on: issued ? dayOf(draft.now + random.integer(20, 500) * DAY) : null,
    })
  }
  if (has(0.8)) {
    const monthly = decimal(amount(random, 700, 1_800))
    rows.stipend.push({ case_id, amount: monthly, currency: random.weighted(CURRENCIES) })
  }
}

const MEDICAL = [
  'HEALTH_INSURANCE',
  'GENERAL_PRACTITIONER',
  'SPECIALIST_CARE',
  'MEDICATION_SUPPLY',
  'PSYCHOTHERAPY',
  'MATERNITY_CARE',
  'ACCESSIBLE_HOUSING',
] as const

/** From three months to a year, from a few weeks after the part was registered. */
function addPlacement(
  rows: RelocationRows,
  case_id: string,
  { random, now, subject }: CaseDraft,
  { complete, heldSince }: Part,
  hosts: readonly HostPlace[],
): void {
  const startsOn = heldSince + random.integer(15, 90) * DAY
  const endsOn = startsOn + random.integer(90, 365) * DAY
  const inNetwork = complete || random.chance(0.8)
  const host = random.pick(hosts)
  rows.placement.push({
    case_id,
    host_place_id: inNetwork ? host.row.id : null,
    city: inNetwork ? host.row.city : subject.town,
    country: inNetwork ? host.country : subject.host.code,
    starts_on: dayOf(startsOn),
    ends_on: complete || random.chance(0.85) ? dayOf(endsOn) : null,
    status:
      startsOn > now
        ? random.pick(['PLANNED', 'CONFIRMED'])
        : endsOn > now
          ? 'ACTIVE'
          : random.weighted([
              ['COMPLETED', 9],
              ['CANCELLED', 1],
            ]),
  })
}

function addFamily(rows: RelocationRows, case_id: string, random: Random): void {
  const partner = random.chance(0.7)
  if (partner) {
    rows.accompanying_person.push({
      case_id,
      relation: 'PARTNER',
      age_band: 'AGE_18_64',
      needs: random.some(['LANGUAGE_COURSE', 'MEDICAL_CARE', 'PSYCHOSOCIAL_CARE'] as const, random.integer(1, 2)),
    })
  }
  for (let count = random.integer(partner ? 0 : 1, 3); count > 0; count--) {
    rows.accompanying_person.push({
      case_id,
      relation: 'CHILD',
      age_band: random.pick(['AGE_0_2', 'AGE_3_5', 'AGE_6_11', 'AGE_12_17']),
      needs: random.some(['SCHOOL', 'CHILDCARE', 'LANGUAGE_COURSE'] as const, random.integer(1, 2)),
    })
  }
}
