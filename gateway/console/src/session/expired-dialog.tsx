import { useSyncExternalStore } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useTranslations } from 'use-intl'
import { Action } from '../parts/action.tsx'
import { isExpired, onExpiry } from './expiry.ts'

/** Over everything, until somebody has signed in again. What lies under it stays as it is. */
export function ExpiredDialog() {
  const t = useTranslations('expired')
  const expired = useSyncExternalStore(onExpiry, isExpired)
  return (
    <ModalOverlay className="overlay" isOpen={expired} isKeyboardDismissDisabled>
      <Modal className="modal">
        <Dialog className="dialog" role="alertdialog">
          <Heading slot="title">{t('title')}</Heading>
          <p>{t('text')}</p>
          <div className="dialog-actions">
            <Action look="quiet" onPress={() => location.replace('/')}>
              {t('leave')}
            </Action>
            <Action look="main" autoFocus onPress={() => open('/sign-in?to=window', 'sign-in', 'width=520,height=680')}>
              {t('do')}
            </Action>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
