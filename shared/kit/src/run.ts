import { loadAgreement } from '@hub/agreement'
import { createOwnerVerifier } from '@hub/assertion'
import { drainOnSignals } from '@hub/lifecycle'
import { follow, rootOf, rulesFolders } from '@hub/rollout'
import { migrationSettings, ownerSettings, SettingsError } from '@hub/settings'
import { createLog, createTelemetry } from '@hub/telemetry'
import { deskParts } from './desk/parts.ts'
import { errorForLog } from './http/errors.ts'
import { type HubFetch, keysOver } from './http/hub-fetch.ts'
import { DatabaseError } from './ledger/check.ts'
import { migrateOwner } from './migrate.ts'
import type { OwnerDefinition } from './owner.ts'
import { serveOwner } from './serve.ts'
import type { LogKeeping } from './transparency/parts.ts'
import { UpkeepError } from './upkeep/upkeep-error.ts'

/**
 * The whole of an owner's `main.ts`: serves it by the settings in the environment until it is told to stop, or with
 * the argument `migrate` brings its database up to date; other arguments are the commands of `upkeep/`. Whatever keeps it from that is told in one line.
 */
export async function runMember(owner: OwnerDefinition): Promise<void> {
  try {
    const [, , word, ...args] = process.argv
    if (word === 'migrate') await migrateOwner(owner, migrationSettings(owner.code, process.env).databaseUrl)
    else if (word === undefined) await serve(owner)
    else {
      // A server has no use for what these need.
      const { isUpkeep, runUpkeep } = await import('./upkeep/command.ts')
      if (!isUpkeep(word)) throw new UpkeepError(`there is no command \`${word}\`: docs/operations.md lists them`)
      await runUpkeep(owner, [word, ...args])
    }
  } catch (error) {
    process.stderr.write(`${owner.code}: ${complaintOf(owner, error)}\n`)
    process.exitCode = 1
    process.disconnect?.()
  }
}

async function serve(owner: OwnerDefinition): Promise<void> {
  const settings = ownerSettings(owner.code, process.env)
  const telemetry = createTelemetry(settings.telemetry, owner.code)
  const log = createLog(telemetry, { level: settings.logLevel, base: { owner: owner.code } })
  const load = () => loadAgreement(rootOf(settings.rulesDir))
  const rules = load()
  const { agreement, tableOf } = rules
  const { issuer, identityJwksUrl, gatewayJwksUrl } = settings
  const verify = createOwnerVerifier({
    owner: owner.code,
    issuer,
    identityJwks: identityJwksUrl === undefined ? { issuer } : new URL(identityJwksUrl),
    gatewayJwks: new URL(gatewayJwksUrl),
  })
  const { statisticsJwksUrl } = settings
  const verifyStatistics =
    statisticsJwksUrl === undefined
      ? undefined
      : (fetch: HubFetch) =>
          createOwnerVerifier({
            owner: owner.code,
            issuer,
            identityJwks: identityJwksUrl === undefined ? { issuer } : new URL(identityJwksUrl),
            gatewayJwks: new URL(statisticsJwksUrl),
            fetchAsserting: keysOver(fetch),
            by: 'statistics',
          })
  const { logKey, logPeers, sealSeconds, sealEntries } = settings
  const keeping: LogKeeping = {
    key: { kid: logKey.kid, privateJwk: logKey, publicKey: logKey.x },
    peers: new Map([...logPeers].map(([code, url]) => [code, new URL(url)])),
    sealSeconds,
    sealEntries,
  }
  const desk = deskParts(settings)
  const parts = { verify, agreement, table: tableOf(owner.code), tableOf, log, telemetry, keeping, desk }
  const served = await serveOwner(
    owner,
    { ...settings, patient: true },
    { ...parts, ...(verifyStatistics && { verifyStatistics }) },
  )
  const following = follow(
    {
      folders: () => rulesFolders(settings.rulesDir),
      load,
      digests: by => ({ agreement: by.agreement.digest, table: by.tableOf(owner.code).digest }),
      take: by => served.take({ ...by, table: by.tableOf(owner.code) }),
    },
    rules,
    { log, telemetry },
  )
  process.on('SIGHUP', following.look)
  const drain: typeof served.drain = async times => {
    following.close()
    const cut = await served.drain(times)
    await telemetry.close()
    return cut
  }
  drainOnSignals(drain, settings.drain, log)
  try {
    await served.ready
  } catch (error) {
    following.close()
    await served.close()
    await telemetry.close()
    throw error
  }
  const { url, metricsUrl } = served
  const { retention } = settings
  if (retention === undefined) log.info('nothing is ever deleted: RETENTION is not set')
  else log.info({ days: Object.fromEntries(retention) }, 'how long is kept what the command `retention` deletes')
  log.info({ url, ...(metricsUrl !== undefined && { metricsUrl }) }, 'ready')
  process.send?.('ready')
}

/** One line about what is wrong, without values. */
function complaintOf(owner: OwnerDefinition, error: unknown): string {
  if (error instanceof SettingsError || error instanceof DatabaseError || error instanceof UpkeepError)
    return error.message
  const { name, code } = errorForLog(error)
  if (code === 'EADDRINUSE') return `${owner.code.toUpperCase()}_PORT is taken by another process`
  const what = process.argv[2] === undefined ? 'cannot start' : `${process.argv[2]} failed`
  return code === undefined ? `${what}: ${name}: ${messageOf(error)}` : `${what}: ${name} ${code}`
}

/** At the start there are no requests, so no values: schema, tables and keys are all that a message can be about. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\s+/g, ' ') : 'unknown'
}
