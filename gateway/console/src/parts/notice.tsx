import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

interface NoticeProps {
  readonly look?: 'calm' | 'warning' | 'good'
  readonly icon?: IconName
  readonly children: ReactNode
}

/** Something to know about what stands below. */
export function Notice({ look = 'calm', icon = 'alert', children }: NoticeProps) {
  return (
    <div className={`notice notice-${look}`} role="note">
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  )
}
