import { useState } from 'react'
import type { Operation, ReferCaseMutation } from '../generated/operations.ts'
import { codeOf } from '../hub/hub-error.ts'
import { useChange } from '../hub/use-hub.ts'

/** What came of a command; every command is answered so. */
export type DeskAnswer = NonNullable<ReferCaseMutation['referCase']>

type Answered = Readonly<Record<string, DeskAnswer | null>>

/** A new try under the same key goes on where the last one ended. */
const SAME_KEY = ['MEMBER_UNAVAILABLE', 'NOT_AUTHENTIC']

export interface Command<Input> {
  readonly give: (input: Omit<Input, 'idempotencyKey'>) => Promise<void>
  readonly pending: boolean
  /** Code of why it was refused, or of what went wrong. */
  readonly refused: string | null
}

/**
 * A command of the desk. Its key is made when its form is opened: sent again after a lost connection, or after signing
 * in again, it has one effect all the same.
 */
export function useCommand<Data extends Answered, Input extends { readonly idempotencyKey: string }>(
  operation: Operation<Data, { readonly input: Input }>,
  onDone: (answer: DeskAnswer) => void,
): Command<Input> {
  const { mutateAsync, isPending } = useChange(operation)
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID() as string)
  const [refused, setRefused] = useState<string | null>(null)
  const give = async (input: Omit<Input, 'idempotencyKey'>): Promise<void> => {
    if (isPending) return
    setRefused(null)
    try {
      const { data } = await mutateAsync({ input: { ...input, idempotencyKey } as Input })
      const [answer] = Object.values(data)
      if (answer?.done === true) {
        setKey(crypto.randomUUID())
        return onDone(answer)
      }
      const code = answer?.refusal?.code ?? 'INTERNAL_SERVER_ERROR'
      if (!SAME_KEY.includes(code)) setKey(crypto.randomUUID())
      setRefused(code)
    } catch (error) {
      setRefused(codeOf(error))
    }
  }
  return { give, pending: isPending, refused }
}
