import { useMessages } from 'use-intl'

/** What a purpose is for, in a line. */
export function usePurposeAbout(): (purpose: string) => string | undefined {
  const about: Readonly<Record<string, string>> = useMessages().purpose.about
  return purpose => about[purpose]
}
