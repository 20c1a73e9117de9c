import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useTranslations } from 'use-intl'
import { Icon } from './icon.tsx'

interface SheetProps {
  readonly title: string
  /** Without a trigger around it: whether it is shown, and what closes it. */
  readonly isOpen?: boolean
  readonly onClose?: () => void
  readonly children: ReactNode
}

/** Something to read or to fill in, over the page. */
export function Sheet({ title, isOpen, onClose, children }: SheetProps) {
  const t = useTranslations('states')
  return (
    <ModalOverlay
      className="overlay"
      isDismissable
      {...(isOpen !== undefined && { isOpen })}
      onOpenChange={shown => {
        if (!shown) onClose?.()
      }}
    >
      <Modal className="modal">
        <Dialog className="dialog">
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <Button slot="close" className="dialog-close" aria-label={t('close')}>
              <Icon name="cross" />
            </Button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
