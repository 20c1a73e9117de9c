/** Text that is HTML already. Everything else is escaped when it is put into a page. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/**
 * A template that escapes what is put into it.
 *
 *     html`<p>${'<script>'}</p>`.text // '<p>&lt;script&gt;</p>'
 */
export function html(parts: TemplateStringsArray, ...values: readonly (Html | readonly Html[] | string)[]): Html {
  return new Html(parts.map((part, index) => part + textOf(values[index] ?? '')).join(''))
}

function textOf(value: Html | readonly Html[] | string): string {
  if (typeof value === 'string') return value.replace(/[&<>"'`]/g, sign => `&#${sign.charCodeAt(0)};`)
  return value instanceof Html ? value.text : value.map(one => one.text).join('')
}
