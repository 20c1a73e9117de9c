import { type CaseFacts, NO_FACTS, type Standing } from '@hub/decision'
import type { Caller, CaseDraft } from '@hub/kit'
import { bit, EVERY_CATEGORY, type Mask } from '@hub/vocabulary'
import type { MirroredCase, Said } from './mirrored-case.ts'
import { waysOf } from './ways.ts'

const STATUS = bit('CASE_STATUS')
const INVOLVEMENT = bit('INVOLVEMENT')

/** What the kit needs to decide one case and to resolve it. */
export function draftOf(caller: Caller, found: MirroredCase): CaseDraft {
  const standings = standingsIn(caller, found)
  if (standings.length === 0) return absentCase(found.id, found.epoch)
  const holders = found.holders.filter(owner => !found.fenced.includes(owner))
  const shown = holdersShown(caller, { ...found, holders })
  return {
    id: found.id,
    epoch: found.epoch,
    facts: factsOf(standings, shown, found.consent),
    value: caseOf(found, shown),
    told: true,
    holders,
  }
}

/** A case that does not exist for the caller, whether it may not know of it or there is none. */
export function absentCase(id: string, epoch = '0'): CaseDraft {
  return { id, epoch, facts: NO_FACTS, value: null, told: false }
}

function standingsIn(caller: Caller, found: MirroredCase): Standing[] {
  return waysOf(caller)
    .filter(way => way.kinds.some(kind => found.kinds.includes(kind)))
    .map(way => ({ relation: way.relation, scope: EVERY_CATEGORY }))
}

/** The caller's own member, if it holds a part, and the holders that permit INVOLVEMENT to it and do not deny it. */
function holdersShown(caller: Caller, { holders, consent }: MirroredCase): readonly string[] {
  const permits = (owner: string) =>
    consent.some(said => said.owner === owner && said.involvementPermitted && !said.involvementDenied)
  return holders.filter(owner => owner === caller.member || permits(owner))
}

/**
 * The facts of a decision out of what several owners say. A deny of one hides the status; involvement is shown owner
 * by owner, so it is withheld only where no owner is left to show, and then for the strongest reason of any.
 */
function factsOf(standings: readonly Standing[], shown: readonly string[], consent: readonly Said[]): CaseFacts {
  const some = (says: (said: Said) => boolean, mask: Mask) => (consent.some(says) ? mask : 0)
  const hidden = shown.length === 0 ? INVOLVEMENT : 0
  const denied = some(said => said.statusDenied, STATUS) | some(said => said.involvementDenied, hidden)
  return {
    standings,
    permitted: shown.length === 0 ? 0 : INVOLVEMENT,
    denied,
    notUnderstood: some(said => said.notUnderstood, denied),
    withdrawn: some(said => said.involvementWithdrawn, hidden),
    expired: some(said => said.involvementExpired, hidden),
    mayContactAgain: consent.every(said => said.mayContactAgain),
  }
}

function caseOf(found: MirroredCase, shown: readonly string[]): object {
  return {
    __typename: 'Case',
    id: found.id,
    reference: found.reference,
    subjectKind: found.subjectKind,
    status: found.status,
    openedOn: found.openedOn,
    holders: shown.length === 0 ? null : shown,
  }
}
