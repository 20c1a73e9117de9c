export { artefacts } from './artefacts.ts'
export { type Compose, composeFile, type Service } from './compose.ts'
export { realm } from './realm/realm.ts'
