import { useId } from 'react'

interface FieldProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** As many characters as the hub takes in a text. */
const MOST_CHARACTERS = 4_000

/** Free text. */
export function TextBox({ label, hint, value, onChange }: FieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className="input"
        rows={4}
        dir="auto"
        maxLength={MOST_CHARACTERS}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={event => onChange(event.target.value)}
      />
      <Hint id={`${id}-hint`} text={hint} />
    </div>
  )
}

/** One line. */
export function LineBox({ label, hint, value, onChange }: FieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        type="text"
        autoComplete="off"
        spellCheck={false}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={event => onChange(event.target.value)}
      />
      <Hint id={`${id}-hint`} text={hint} />
    </div>
  )
}

interface DayProps extends FieldProps {
  /** ISO 8601, as `latest`; the browser offers and takes no other days than between them. */
  readonly earliest?: string
  readonly latest?: string
}

/** A day, ISO 8601. */
export function DayBox({ label, value, earliest, latest, onChange }: DayProps) {
  const id = useId()
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        type="date"
        min={earliest}
        max={latest}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
    </div>
  )
}

function Hint({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  return text === undefined ? null : (
    <p id={id} className="small quiet">
      {text}
    </p>
  )
}
