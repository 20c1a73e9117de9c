import { createContext, useContext } from 'react'
import type { Session } from './session.ts'
import type { Stance } from './stance.ts'

/** Who is here, and how they act. */
export interface Here {
  readonly session: Session
  readonly stance: Stance
}

const HereContext = createContext<Here | null>(null)

export const HereProvider = HereContext.Provider

export function useHere(): Here {
  const here = useContext(HereContext)
  if (here === null) throw new Error('nobody is signed in here')
  return here
}
