import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Operation } from '../generated/operations.ts'
import { memberOperation } from '../hub/member-operation.ts'
import { useHub } from '../hub/use-hub.ts'
import { Action } from '../parts/action.tsx'
import { useErrorWords } from '../parts/use-error-words.ts'
import { useHere } from '../session/here.tsx'
import type { Item } from './item-card.tsx'

type TextOperation = Operation<Readonly<Record<string, string | null>>, { readonly item: string }>

/** The text that belongs to an item. It stays at the member that decides, and is read there when somebody asks for it. */
export function ItemText({ item }: { readonly item: Item }) {
  const t = useTranslations('inbox')
  const { session } = useHere()
  const [shown, setShown] = useState(false)
  const operation: TextOperation | undefined = memberOperation(
    session.member,
    item.kind === 'BREAK_GLASS' ? 'BreakGlassJustification' : 'DeskText',
  )
  if (operation === undefined) return null
  if (!shown) return <Action onPress={() => setShown(true)}>{t('read')}</Action>
  return <Text operation={operation} item={item.id} />
}

function Text({ operation, item }: { readonly operation: TextOperation; readonly item: string }) {
  const t = useTranslations('inbox')
  const words = useErrorWords()
  const { data, error } = useHub(operation, { item })
  if (error !== null) return <p role="alert">{words(error)}</p>
  const [text] = Object.values(data?.data ?? {})
  if (data === undefined) return <span className="skeleton" />
  return (
    <blockquote className="item-text" dir="auto">
      {text ?? t('noText')}
    </blockquote>
  )
}
