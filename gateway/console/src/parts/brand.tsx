import { useTranslations } from 'use-intl'

export function Brand() {
  const t = useTranslations('app')
  return (
    <span className="brand">
      <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <path d="M16 5l9 3.400v7.100c0 5.600-3.800 9.700-9 11.800-5.200-2.100-9-6.200-9-11.800V8.400z" />
        <circle cx="16" cy="15.500" r="3.500" />
      </svg>
      {t('name')}
    </span>
  )
}
