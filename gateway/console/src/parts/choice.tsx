import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select, SelectValue } from 'react-aria-components/Select'
import { Icon } from './icon.tsx'

export interface Option {
  readonly id: string
  readonly name: string
  readonly about?: string
}

interface ChoiceProps {
  readonly label: string
  readonly options: readonly Option[]
  readonly value: string
  readonly onChange: (id: string) => void
  readonly look?: 'field' | 'bar'
}

/** One out of a few. */
export function Choice({ label, options, value, onChange, look = 'field' }: ChoiceProps) {
  return (
    <Select
      className={`choice choice-${look}`}
      value={value}
      onChange={key => {
        if (typeof key === 'string') onChange(key)
      }}
    >
      <Label className="label">{label}</Label>
      <Button className="choice-button">
        <SelectValue className="choice-value">{({ selectedText }) => selectedText}</SelectValue>
        <Icon name="down" />
      </Button>
      <Popover className="popover">
        <ListBox className="options" items={options}>
          {option => (
            <ListBoxItem className="option" textValue={option.name}>
              <span>{option.name}</span>
              {option.about !== undefined && <span className="option-about">{option.about}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
