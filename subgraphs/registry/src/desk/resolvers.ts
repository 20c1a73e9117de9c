import type { DecisionTable } from '@hub/decision'
import { DESK_REFUSALS, type OwnerContext } from '@hub/kit'
import type { GraphQLResolveInfo } from 'graphql'
import type { Kysely } from 'kysely'
import type { MutationResolvers, QueryDeskArgs, QueryDeskItemArgs } from '../generated/types.ts'
import { selectedIn } from '../selected.ts'
import { type CommandResult, type DeskServices, type Running, runCommand } from './command.ts'
import { breakGlass, closeBreakGlass, reviewBreakGlass } from './commands/break-glass.ts'
import { openCase, registerPart, setCaseStatus, unlinkPart } from './commands/cases.ts'
import { adoptProposal, declineProposal, recordConsent, withdrawConsent } from './commands/consent.ts'
import { acceptReferral, declineReferral, referCase, withdrawReferral } from './commands/referrals.ts'
import { approveRequest, declineRequest, endAccess, requestAccess } from './commands/requests.ts'
import { inbox } from './inbox.ts'
import { itemFor, presentItem } from './items.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type Command = (
  running: Running,
  input: never,
  table: DecisionTable,
  tableOf: OwnerContext['tableOf'],
) => Promise<CommandResult>

const COMMANDS: Readonly<Record<keyof MutationResolvers, Command>> = {
  openCase,
  setCaseStatus,
  registerPart,
  unlinkPart,
  referCase,
  acceptReferral,
  declineReferral,
  withdrawReferral,
  requestAccess,
  approveRequest,
  declineRequest,
  endAccess,
  recordConsent,
  adoptProposal,
  declineProposal,
  withdrawConsent,
  breakGlass,
  closeBreakGlass,
  reviewBreakGlass,
}

/**
 * Root fields of the desk.
 *
 * @param services null where the registry is served without the means to reach members: then it takes no commands
 */
export function deskResolvers(db: Kysely<never>, services: DeskServices | null) {
  const mutation = Object.fromEntries(
    Object.entries(COMMANDS).map(([field, command]) => [
      field,
      (_: unknown, args: { readonly input: never }, { caller, table, tableOf, command: credentials }: OwnerContext) => {
        if (services === null) throw new Error('the registry has no desk')
        const order = { field, args }
        return runCommand(services, caller, credentials, order, running => command(running, args.input, table, tableOf))
      },
    ]),
  )
  return {
    Mutation: mutation,
    Query: {
      desk: (_: unknown, args: QueryDeskArgs, { caller }: OwnerContext, info: GraphQLResolveInfo) =>
        inbox(db, caller, args, selectedIn(info)),

      async deskItem(_: unknown, { id }: QueryDeskItemArgs, { caller }: OwnerContext) {
        const item = UUID.test(id) ? await itemFor(db, caller, id) : null
        return item === null ? null : presentItem(caller, item)
      },

      deskRefusals: () => Object.entries(DESK_REFUSALS).map(([code, message]) => ({ code, message })),
    },
  }
}
