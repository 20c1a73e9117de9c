import type { OrderField } from '../shapes.ts'
import { breakGlass, reviewBreakGlass } from './break-glass.ts'
import { adoptProposal, recordConsent } from './consent.ts'
import type { OrderRule } from './order.ts'
import { openCase, registerPart, setCaseStatus, unlinkPart } from './parts.ts'
import { acceptReferral, referCase } from './referrals.ts'
import { approveRequest, requestAccess } from './requests.ts'

/** How an owner carries out each order that a person gives through the gateway. */
export const ORDER_RULES: { readonly [Field in OrderField]: OrderRule<Field> } = {
  openCase,
  setCaseStatus,
  registerPart,
  unlinkPart,
  referCase,
  acceptReferral,
  requestAccess,
  approveRequest,
  recordConsent,
  adoptProposal,
  breakGlass,
  reviewBreakGlass,
}
