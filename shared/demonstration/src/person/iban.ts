import type { Random } from '../random.ts'

/** ISO 3166-1 leaves ZZ to its users: no country, and so no bank, will ever have it. */
const COUNTRY = 'ZZ'

/** An account number that is well formed (ISO 13616, check digits by ISO 7064) and nobody's. */
export function fictionalIban(random: Random): string {
  const account = Array.from({ length: 16 }, () => random.integer(0, 9)).join('')
  return `${COUNTRY}${checkDigits(COUNTRY, account)}${account}`
}

/** The check digits that make the number, rearranged and written in digits, 1 modulo 97. */
function checkDigits(country: string, account: string): string {
  const digits = [...`${account}${country}00`].map(symbol => Number.parseInt(symbol, 36)).join('')
  return String(98n - (BigInt(digits) % 97n)).padStart(2, '0')
}
