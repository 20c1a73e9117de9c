export { rootOf, rulesFolders } from './folders.ts'
export { type Following, follow, ROLLOUT_METRICS, type Rollout } from './follow.ts'
