export { PortInUseError, PostgresError } from './error.ts'
export { freePort } from './free-port.ts'
export { removeHome } from './home.ts'
export { stopOrphan } from './orphan.ts'
export { createOwnerDatabases, dropDatabases, type OwnerDatabase, type OwnerPasswords } from './owners.ts'
export { keptPasswords } from './secrets.ts'
export { type PostgresOptions, type PostgresServer, startPostgres } from './server.ts'
export { type ReplicatedPostgres, startReplicated } from './standby.ts'
export {
  type RunningTestPostgres,
  startTestPostgres,
  type TestDatabase,
  type TestOwners,
  type TestPostgres,
  temporaryFolder,
  testPostgres,
} from './testing.ts'
