import type { Random } from '../random.ts'

/** Numbers that regulators keep for fiction; nobody answers them. */
const NUMBERS: readonly ((random: Random) => string)[] = [
  random => `+1 202 555 01${two(random)}`,
  random => `+44 7700 900${three(random)}`,
  random => `+44 20 7946 0${three(random)}`,
  random => `+353 20 913 0${three(random)}`,
]

export function fictionalPhone(random: Random): string {
  return random.pick(NUMBERS)(random)
}

/** Under `.example`, which no name server will ever serve (RFC 2606). */
export function fictionalEmail(random: Random): string {
  return `contact-${random.hex(6)}@mail.example`
}

export function fictionalHandle(random: Random): string {
  return `@demo.${random.hex(5)}`
}

/** Hours of a day, UTC, as an ISO 8601 interval. */
export function safeHours(random: Random): string {
  const from = random.integer(5, 19)
  return `${clock(from, random.pick(['00', '30']))}/${clock(from + random.integer(1, 4), random.pick(['00', '30']))}`
}

function clock(hour: number, minute: string): string {
  return `${String(hour).padStart(2, '0')}:${minute}`
}

function two(random: Random): string {
  return String(random.integer(0, 99)).padStart(2, '0')
}

function three(random: Random): string {
  return String(random.integer(0, 999)).padStart(3, '0')
}
