import { runKills } from './run.ts'
const t0 = Date.now()
const found = await runKills(Number(process.argv[2] ?? 6), { holderDown: process.argv[3] === 'down', onKill: (n, of) => console.log((Date.now() - t0) / 1000, n, of) })
console.log((Date.now() - t0) / 1000, found)
