import { useMemo } from 'react'
import { useLanguage } from './use-language.ts'

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
  month(iso: string): string
}

export function useFormat(): Format {
  const { language } = useLanguage()
  return useMemo(() => formatsOf(language), [language])
}

/** Days have no time zone: they are read and written in UTC, so that none slips. */
export function formatsOf(language: string): Format {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
  const year = new Intl.DateTimeFormat(language, { year: 'numeric', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const number = new Intl.NumberFormat(language)
  return {
    day: iso => dated(day, iso),
    moment: iso => `${dated(moment, iso)} UTC`,
    year: iso => dated(year, iso),
    month: iso => dated(month, iso),
    number: value => number.format(value),
    decimal: value => (isDecimal(value) ? number.format(value) : value),
    money: (amount, currency) => {
      if (!isDecimal(amount) || !/^[A-Z]{3}$/.test(currency)) return `${amount} ${currency}`
      const whole = /^-?\d+(\.0+)?$/.test(amount)
      const digits = whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}
      return new Intl.NumberFormat(language, { style: 'currency', currency, ...digits }).format(amount)
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
