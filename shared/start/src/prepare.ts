import { loadDemonstration, readShowcase, refreshEmergency, type Showcase } from '@hub/demonstration'
import { migrateOwner, type OwnerDefinition } from '@hub/kit'
import { migrationSettings } from '@hub/settings'
import { OWNERS, type Owner } from '@hub/vocabulary'

/**
 * A child of its own, which knows the logins that migrate and ends before anything serves: brings every owner's
 * database up to date and, unless that was done completely before, loads as many demonstration cases as its argument
 * says. Sends `{ done, total }` while it loads, and `{ showcase }` in the end.
 */
const urls = Object.fromEntries(
  OWNERS.map(owner => [owner, migrationSettings(owner, process.env).databaseUrl]),
) as Record<Owner, string>

async function definitionOf(owner: Owner): Promise<OwnerDefinition> {
  const module = (await import(`../../../subgraphs/${owner}/src/index.ts`)) as Record<string, OwnerDefinition>
  const definition = module[owner]
  if (definition === undefined) throw new Error(`subgraphs/${owner} does not export \`${owner}\``)
  return definition
}

async function load(): Promise<Showcase> {
  const onProgress = (done: number, total: number) => void process.send?.({ done, total })
  return loadDemonstration({ cases: Number(process.argv[2]), migrateUrls: urls, onProgress })
}

try {
  await Promise.all(OWNERS.map(async owner => migrateOwner(await definitionOf(owner), urls[owner])))
  const kept = await readShowcase(urls.registry)
  if (kept !== null) await refreshEmergency({ migrateUrls: urls })
  const showcase = kept ?? (await load())
  await new Promise(sent => process.send?.({ showcase }, sent))
} catch (error) {
  // At this point there is nothing but synthetic data, so the message holds nothing personal.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
