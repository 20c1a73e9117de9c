import { useTranslations } from 'use-intl'
import { Action } from '../parts/action.tsx'
import { Icon } from '../parts/icon.tsx'
import { saveFile } from '../parts/save-file.ts'

interface DownloadFile {
  readonly format: 'CSV' | 'SDMX_CSV' | 'DCAT_AP'
  readonly fileName: string
  readonly mediaType: string
  readonly content: string
}

/** The table as files. They came with the answer, and are made here; nothing is fetched. */
export function Downloads({ files }: { readonly files: readonly DownloadFile[] }) {
  const t = useTranslations('statistics')
  return (
    <section className="downloads" aria-labelledby="downloads-title">
      <h2 id="downloads-title">{t('downloads')}</h2>
      <div className="item-actions">
        {files.map(file => (
          <Action key={file.format} onPress={() => saveFile(file)}>
            <Icon name="down" />
            {t(`formats.${file.format}`)}
          </Action>
        ))}
      </div>
    </section>
  )
}
