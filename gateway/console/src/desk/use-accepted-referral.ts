import { Desk } from '../generated/operations.ts'
import { useHub } from '../hub/use-hub.ts'
import { useHere } from '../session/here.tsx'

/** As many as the hub gives at once. */
const MOST = 50

/** The referral by which this case is open to one’s own member, if it was accepted and is in force. */
export function useAcceptedReferral(caseId: string, enabled: boolean): string | undefined {
  const { session } = useHere()
  const inForce = useHub(Desk, { view: 'IN_FORCE', kinds: ['REFERRAL'], first: MOST }, { enabled })
  const items = inForce.data?.data.desk?.nodes ?? []
  return items.find(item => item.case?.id === caseId && item.recipient === session.member)?.id
}
