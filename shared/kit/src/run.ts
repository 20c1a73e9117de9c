import { loadAgreement } from '@hub/agreement'
import { createOwnerVerifier } from '@hub/assertion'
import { follow, rootOf, rulesFolders } from '@hub/rollout'
import { migrationSettings, ownerSettings, SettingsError } from '@hub/settings'
import { createLog, createTelemetry } from '@hub/telemetry'
import { deskParts } from './desk/parts.ts'
import { errorForLog } from './http/errors.ts'
import { DatabaseError } from './ledger/check.ts'
import { migrateOwner } from './migrate.ts'
import type { OwnerDefinition } from './owner.ts'
import { serveOwner } from './serve.ts'
import type { LogKeeping } from './transparency/parts.ts'

/**
 * The whole of an owner's `main.ts`: serves it by the settings in the environment until it is told to stop, or with
 * the argument `migrate` brings its database up to date. Whatever keeps it from that is told in one line.
 */
export async function runMember(owner: OwnerDefinition): Promise<void> {
  try {
    if (process.argv[2] === 'migrate') await migrateOwner(owner, migrationSettings(owner.code, process.env).databaseUrl)
    else await serve(owner)
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
      : createOwnerVerifier({
          owner: owner.code,
          issuer,
          identityJwks: identityJwksUrl === undefined ? { issuer } : new URL(identityJwksUrl),
          gatewayJwks: new URL(statisticsJwksUrl),
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
  const parts = { verify, agreement, table: tableOf(owner.code), log, telemetry, keeping, desk }
  const served = await serveOwner(owner, settings, { ...parts, ...(verifyStatistics && { verifyStatistics }) })
  const following = follow(
    {
      folders: () => rulesFolders(settings.rulesDir),
      load,
      digests: by => ({ agreement: by.agreement.digest, table: by.tableOf(owner.code).digest }),
      take: by => served.take({ agreement: by.agreement, table: by.tableOf(owner.code) }),
    },
    rules,
    { log, telemetry },
  )
  process.on('SIGHUP', following.look)
  let closing = false
  const stop = () => {
    if (closing) return
    closing = true
    following.close()
    void served
      .close()
      .then(() => telemetry.close())
      .then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  // A supervisor that is gone cannot stop it any more.
  process.on('disconnect', stop)
  await served.ready
  const { url, metricsUrl } = served
  log.info({ url, ...(metricsUrl !== undefined && { metricsUrl }) }, 'ready')
  process.send?.('ready')
}

/** One line about what is wrong, without values. */
function complaintOf(owner: OwnerDefinition, error: unknown): string {
  if (error instanceof SettingsError || error instanceof DatabaseError) return error.message
  const { name, code } = errorForLog(error)
  if (code === 'EADDRINUSE') return `${owner.code.toUpperCase()}_PORT is taken by another process`
  return code === undefined ? `cannot start: ${name}: ${messageOf(error)}` : `cannot start: ${name} ${code}`
}

/** At the start there are no requests, so no values: schema, tables and keys are all that a message can be about. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\s+/g, ' ') : 'unknown'
}
