import type { Option } from './choice.tsx'

interface ChecksProps {
  readonly legend: string
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** Some out of several, in the order of the list. */
export function Checks({ legend, options, chosen, onChange }: ChecksProps) {
  const toggle = (id: string, on: boolean) =>
    onChange(options.map(option => option.id).filter(one => (one === id ? on : chosen.includes(one))))
  return (
    <fieldset className="checks">
      <legend className="label">{legend}</legend>
      {options.map(({ id, name }) => (
        <label key={id} className="check">
          <input type="checkbox" checked={chosen.includes(id)} onChange={event => toggle(id, event.target.checked)} />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  )
}
