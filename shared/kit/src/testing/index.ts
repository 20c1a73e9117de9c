export { quiet, upkeepOf } from '../upkeep/testing.ts'
export { EARLIER_CASES, EARLIER_ROWS, type EarlierRow, makeEarlierLog } from './earlier-log.ts'
export { type DirectiveWords, type RelationWords, type TestLedger, testLedger } from './ledger.ts'
export { type LogDatabase, startLogDatabase } from './log-database.ts'
export { type LogOwner, startLogOwner, startLogOwners } from './log-owners.ts'
export { type MemberDatabase, startMemberDatabase } from './member-database.ts'
export { classesOf, closedWordsIn, closedWordsOf } from './member-schema.ts'
export {
  type ServedTestOwner,
  startServedOwner,
  type TestAnswer,
  type TestCaller,
  type TestRequest,
} from './served-owner.ts'
export { testMember } from './test-member/index.ts'
