/** Files of `test/`, as globs. */
interface Files {
  readonly why: string
  readonly files: readonly string[]
}

/**
 * The end-to-end tests: those that ask a hub from outside as callers do, with the data and the agreement that there are,
 * look at what reaches owners and at what is in their databases, and change nothing about how its processes are run.
 */
export const END_TO_END: readonly string[] = [
  'test/attacks/{caches,claims,desk,filters,hostile-members,involvement,refused-operations,same-key,signatures}.test.ts',
  'test/desk/{desk,refusals}.test.ts',
  'test/{bytes,compromised,dpop,explanation,graphql-over-http,http,ledgers,oracle,production}.test.ts',
  'test/{random-operations,refusals,same-bytes,showcase,sign-in,statistics}.test.ts',
  'test/{console,console-pages}.test.ts',
]

/** All others, and why a deployment cannot be what they are about. */
export const LEFT_OUT: readonly Files[] = [
  {
    why: 'ask no hub: they look at files, or at functions',
    files: [
      'test/{console-contract,documentation}.test.ts',
      'test/{attacks/catalogue,deployment/files,mutants/mutants,src/oracle/imports}.test.ts',
      'test/bench/src/{measure,memory,profile,report}/*.test.ts',
      'test/{bench,open-gateway}/src/options.test.ts',
    ],
  },
  {
    why: 'start processes of their own, without demo mode too, to kill, drain, copy or measure them',
    files: [
      'test/{failover/failover,kill/kill,seventh-member}.test.ts',
      'test/bench/src/{bench,no-side-door}.test.ts',
      'test/open-gateway/src/differential/differential.test.ts',
    ],
  },
  {
    why: 'start one member or database of their own, and no gateway',
    files: ['test/statistics-member.test.ts'],
  },
  {
    why: 'end an owner and start it again, or put it on a restored database, in the middle',
    files: ['test/desk/{restore,withdrawal}.test.ts'],
  },
  {
    why: 'give gateway or owners other rules than those that are checked in, in the middle',
    files: ['test/{owner-policies,rollout}.test.ts'],
  },
  {
    why: 'move the clock of all processes: keys are changed over hours, and a quarter must be over to be counted',
    files: ['test/{key-rotation,statistics-activity}.test.ts'],
  },
  {
    why: 'are about what one process of the gateway remembers or how long it waits, and lead its address to another',
    files: ['test/{outages,session}.test.ts'],
  },
  {
    why: 'stand where nobody can with TLS on every connection: between an owner and its database, or within a process',
    files: ['test/{observability/canaries,statements}.test.ts'],
  },
  {
    why: 'run the hub with TLS already, under an authority of their own that issues new certificates in the middle',
    files: ['test/tls.test.ts'],
  },
]
