import { useId } from 'react'
import { useTranslations } from 'use-intl'

interface EvidenceFieldProps {
  /** SHA-256 in hexadecimal digits; empty until a file was chosen. */
  readonly digest: string
  readonly onChange: (digest: string) => void
}

/** The signed form, or a recording. Its fingerprint is made here; the file itself never leaves the device. */
export function EvidenceField({ digest, onChange }: EvidenceFieldProps) {
  const t = useTranslations('desk.evidence')
  const id = useId()
  const read = async (file: File | undefined) => onChange(file === undefined ? '' : await digestOf(file))
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {t('label')}
      </label>
      <input
        id={id}
        className="input"
        type="file"
        aria-describedby={`${id}-hint`}
        onChange={event => void read(event.target.files?.[0])}
      />
      <p id={`${id}-hint`} className="small quiet">
        {digest === '' ? t('hint') : t('done', { digest: digest.slice(0, 16) })}
      </p>
    </div>
  )
}

async function digestOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
