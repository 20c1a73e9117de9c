const PATHS = {
  down: 'M4 6l4 4 4-4',
  next: 'M6 4l4 4-4 4',
  back: 'M10 4L6 8l4 4',
  lock: 'M4.500 7.500h7v5h-7zM6 7.500V5.500a2 2 0 0 1 4 0v2',
  search: 'M7 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM11 11l3 3',
  cross: 'M4 4l8 8M12 4l-8 8',
  check: 'M3.500 8.500l3 3 6-7',
  cloud: 'M2 2l12 12M5 6a3 3 0 0 0-.5 6H11M8 4.500a3.500 3.500 0 0 1 4 3A2.500 2.500 0 0 1 13.500 11',
  print: 'M4.500 6V2.500h7V6M4.500 11H3V6.500h10V11h-1.500M4.500 9.500h7v4h-7z',
  copy: 'M6 5.500h7v8H6zM10 5.500v-3H3v8h3',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 5v3.500l2 1.500',
  alert: 'M8 2l6.500 11.500h-13zM8 6.500v3M8 11.500v.1',
  up: 'M4 10l4-4 4 4',
} as const

export type IconName = keyof typeof PATHS

/** Always beside words that say the same, so hidden from those who hear the page. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
