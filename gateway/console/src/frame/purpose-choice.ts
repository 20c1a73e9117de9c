/** Where on the page the purpose is chosen. */
export const PURPOSE_CHOICE = 'purpose-choice'

/** Leads to it, from wherever another purpose would help. */
export function openPurposeChoice(): void {
  const button = document.getElementById(PURPOSE_CHOICE)?.querySelector('button')
  button?.scrollIntoView({ block: 'center' })
  button?.focus()
}
