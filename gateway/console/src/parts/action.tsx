import type { ReactNode } from 'react'
import { Button, type ButtonProps } from 'react-aria-components/Button'

interface ActionProps extends Omit<ButtonProps, 'className' | 'children'> {
  /** `main` for the one thing to do, `plain` for all else, `quiet` within text, `danger` for what cannot be undone. */
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger'
  readonly children: ReactNode
}

export function Action({ look = 'plain', children, ...rest }: ActionProps) {
  return (
    <Button {...rest} className={`action action-${look}`}>
      {children}
    </Button>
  )
}
