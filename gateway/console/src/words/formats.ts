export interface Format {
  /** `2025-03-31`: 31 Mar 2025. */
  day(iso: string): string
  /** `2025-03-31T09:30:00Z`: 31 Mar 2025, 09:30 UTC. */
  moment(iso: string): string
  /** A decimal as text, with a currency. Never made a binary float on the way. */
  money(amount: string, currency: string): string
  number(value: number): string
  /** A decimal as text. */
  decimal(value: string): string
  year(iso: string): string
  /** `2025-03`: March 2025. */
  month(text: string): string
  /** `2025-Q1`: Q1 2025. */
  period(text: string): string
}

/** Days have no time zone: they are read and written in UTC, so that none slips. */
export function formatsOf(locale: string): Format {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
  const year = new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' })
  // As statisticians write them in either language.
  const quarter = locale.startsWith('fr') ? 'T' : 'Q'
  const number = new Intl.NumberFormat(locale)
  return {
    day: iso => dated(day, iso),
    moment: iso => `${dated(moment, iso)} UTC`,
    year: iso => dated(year, iso),
    month: text => (/^\d{4}-\d{2}$/.test(text) ? dated(month, `${text}-01`) : text),
    period: text => text.replace(/^(\d{4})-Q([1-4])$/, `${quarter}$2 $1`),
    number: value => number.format(value),
    decimal: value => (isDecimal(value) ? number.format(value) : value),
    money: (amount, currency) => {
      if (!isDecimal(amount) || !/^[A-Z]{3}$/.test(currency)) return `${amount} ${currency}`
      const whole = /^-?\d+(\.0+)?$/.test(amount)
      const digits = whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}
      return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits }).format(amount)
    },
  }
}

function isDecimal(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text)
}

/** What is no date is shown as it came. */
function dated(format: Intl.DateTimeFormat, iso: string): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? iso : format.format(date)
}
