import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startOpenGateway } from '../serve.ts'
import { runAudit, type StartGateway, type Verdict } from './run.ts'
import { withAudit } from './served.ts'
import { startStockGateway } from './stock.ts'

const USAGE = `pnpm gateway:audit FOLDER

Runs a federation audit against Apollo's gateway and against \`gateway:open\`, and lists what the first passes and the
second does not. FOLDER holds graphql-hive/federation-gateway-audit with its dependencies installed.`

process.env.APOLLO_TELEMETRY_DISABLED = '1'

const [folder] = process.argv.slice(2)
if (folder === undefined || !existsSync(join(folder, 'node_modules/tsx'))) {
  process.stderr.write(`${USAGE}\n`)
  process.exitCode = 2
} else {
  const stock = await audit(folder, 'stock', startStockGateway)
  const open = await audit(folder, 'open', supergraphSdl => startOpenGateway({ supergraphSdl, port: 0 }))
  process.exitCode = report(stock, open)
}

function audit(folder: string, name: string, start: StartGateway): Promise<readonly Verdict[]> {
  return withAudit(resolve(folder), url =>
    runAudit(url, start, verdicts => {
      const marks = verdicts.map(({ passed }) => (passed ? '.' : 'X')).join('')
      process.stderr.write(`${name}: ${verdicts[0]?.suite} ${marks}\n`)
    }),
  )
}

function report(stock: readonly Verdict[], open: readonly Verdict[]): number {
  const passedBy = (verdicts: readonly Verdict[]) => verdicts.filter(({ passed }) => passed).length
  const worse = open.filter(({ passed }, index) => !passed && stock[index]?.passed)
  process.stdout.write(`@apollo/gateway passes ${passedBy(stock)} of ${stock.length}\n`)
  process.stdout.write(`gateway:open passes ${passedBy(open)} of ${open.length}\n`)
  process.stdout.write(`passed by the first and not by the second: ${worse.length}\n`)
  for (const { suite, index, query } of worse) process.stdout.write(`\n${suite} ${index}\n${query.trim()}\n`)
  return worse.length === 0 ? 0 : 1
}
