import type { Purpose, Role } from '@hub/vocabulary'
import type { AssertionIds } from './ask/assertion-ids.ts'
import type { StaticReach } from './prune/static-reach.ts'
import type { ReleaseRecorder } from './report/recorder.ts'
import type { Snapshot } from './snapshot.ts'
import type { RequestWatch } from './watch/watch.ts'

/** Who asks, in which one role and for which one purpose; settled before GraphQL is looked at. */
export interface Asking {
  readonly requestId: string
  readonly sub: string
  readonly member: string
  /** Id of the client that the token was issued to. */
  readonly client: string
  readonly role: Role
  readonly purpose: Purpose
  readonly onBehalfOf: string | null
  /** The caller's token for the members; useless at the gateway. */
  readonly membersToken: string
  /** Id of the proof that the sender holds the token's key (DPoP); null for a bearer token. */
  readonly proof: string | null
}

/** What a request comes with. */
export interface RequestContext {
  readonly asking: Asking
  readonly recorder: ReleaseRecorder
  readonly assertionIds: AssertionIds
  readonly watch: RequestWatch
}

/** What every fetch of one request shares. Lives and ends with the request, and so does the version it is pinned to. */
export interface HubContext extends RequestContext {
  readonly snapshot: Snapshot
  readonly reach: StaticReach
}
