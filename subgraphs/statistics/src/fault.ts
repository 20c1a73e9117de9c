import { STATISTICS_FAULTS, type StatisticsFault } from '@hub/vocabulary'
import { GraphQLError } from 'graphql'

/** Words that an answer without a table goes with: what may be asked instead, or who has not answered yet. */
export interface FaultWords {
  readonly allowed?: readonly string[]
  readonly missing?: readonly string[]
}

export function statisticsFault(code: StatisticsFault, words: FaultWords = {}): GraphQLError {
  return new GraphQLError(STATISTICS_FAULTS[code], { extensions: { code, ...words } })
}
