import { fillDesk } from '@hub/demonstration/desk'
import { stopOrphan } from '@hub/postgres'
import { type Environment, startSettings } from '@hub/settings'
import { OWNERS, type Owner, STATISTICS } from '@hub/vocabulary'
import { Children } from './children.ts'
import { makeDatabases, startServer } from './database.ts'
import type { Ending } from './ending.ts'
import { databaseVariables, environmentsFrom, machineEnvironment } from './environment.ts'
import { makeFolders } from './folders.ts'
import { keptSessionKey, keptSigningKey } from './kept-keys.ts'
import { lockFolder } from './lock.ts'
import { memoryByName } from './memory.ts'
import { takePorts } from './ports.ts'
import { prepareDatabases } from './preparation.ts'
import type { Programs } from './programs.ts'
import { gatewayReady } from './readiness.ts'
import { DEMO_SECRET, summary } from './summary.ts'
import { seconds, shortPath, type Voice } from './voice.ts'

export interface World {
  readonly env: Environment
  readonly programs: Programs
  readonly voice: Voice
  readonly ending: Ending
}

/**
 * Starts everything, in order, says so, and waits for the end. Rejects with why it ended; by then everything that was
 * started has stopped, in the opposite order.
 */
export async function runHub({ env, programs, voice, ending }: World): Promise<never> {
  const settings = startSettings(env)
  const folders = await makeFolders(settings.dataDir)
  await using _lock = await lockFolder(folders.top)
  await stopOrphan(folders.postgres)
  const ports = await takePorts(settings.ports)

  await using server = await startServer(folders, ports.postgres, ending)
  voice.step('PostgreSQL runs')

  const signingKey = await keptSigningKey(folders.signingKey)
  const statisticsKey = await keptSigningKey(folders.statisticsKey)
  const registryKey = await keptSigningKey(folders.registryKey)
  const sessionKey = await keptSessionKey(folders.sessionKey)
  const logKeys = new Map(
    await Promise.all(OWNERS.map(async owner => [owner, await keptSigningKey(folders.logKey(owner))] as const)),
  )
  const environmentFor = environmentsFrom({
    env,
    ports,
    signingKey,
    statisticsKey,
    registryKey,
    sessionKey,
    logKeys,
    dataDir: folders.top,
    cache: folders.cache,
  })
  await using children = new Children(ending, folders.logs, voice)
  const startOwners = async () => {
    const urls = databaseVariables(await makeDatabases(server))
    const migration = environmentFor('migration', undefined, urls)
    const { cases } = settings
    const showcase = await prepareDatabases({ children, program: programs.prepare, env: migration, cases, voice })
    const startOwner = (owner: Owner) =>
      children.start({
        name: owner,
        entry: programs.owner(owner),
        env: {
          ...environmentFor('owner', owner, urls),
          ...(owner === STATISTICS.code && environmentFor('statistics')),
        },
      })
    await Promise.all(OWNERS.map(startOwner))
    voice.step('all owners run')
    return showcase
  }
  const startGateway = async () => {
    await children.run({ name: 'pages', entry: programs.pages, env: machineEnvironment(env) }, () => {})
    voice.step('the console is built')
    await children.start({ name: 'gateway', entry: programs.gateway, env: environmentFor('gateway'), front: true })
  }
  const [showcase] = await Promise.all([
    startOwners(),
    startGateway(),
    children.start({ name: 'identity-provider', entry: programs.identity, env: environmentFor('identity') }),
  ])
  await gatewayReady(`http://127.0.0.1:${ports.gateway}`, ending)
  children.complete()

  const names = new Map([...children.names(), [server.pid, 'PostgreSQL'], [process.pid, 'npm start']])
  const memory = memoryByName(names)
  const desk = fillDesk({
    graphqlUrl: `http://127.0.0.1:${ports.gateway}/graphql`,
    tokenUrl: `http://127.0.0.1:${ports.identity}/token`,
    secret: DEMO_SECRET,
    caseId: showcase.id,
  })
  // Nobody waits for it: what is on the desks is there a moment after the rest.
  desk.catch((error: Error) => ending.signal.aborted || voice.warn(`nothing was put on the desks: ${error.message}`))
  voice.block(summary({ ports, showcase, dataDir: shortPath(folders.top), seconds: seconds(), memory }))
  return await ending.wait()
}
