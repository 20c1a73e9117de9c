import type { Profiler } from 'node:inspector'

/** How long some code was at the top of the stack, in milliseconds, and what part that is of all but waiting. */
export interface SelfTime {
  readonly name: string
  readonly ms: number
  readonly share: number
}

export interface SelfTimes {
  /** By package; by `node`, `native code` and the like where the code is in none. Most first. */
  readonly packages: readonly SelfTime[]
  /** By file of the repository. Most first. */
  readonly files: readonly SelfTime[]
  /** Without waiting. */
  readonly busyMs: number
}

/** @param root URL of the repository */
export function selfTimes({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile, root: string): SelfTimes {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame, root)]))
  const packages = new Map<string, number>()
  const files = new Map<string, number>()
  let busyMs = 0
  for (const [index, id] of samples.entries()) {
    const place = names.get(id)
    if (place === undefined) continue
    const ms = (timeDeltas[index] ?? 0) / 1000
    busyMs += ms
    packages.set(place.package, (packages.get(place.package) ?? 0) + ms)
    if (place.file !== undefined) files.set(place.file, (files.get(place.file) ?? 0) + ms)
  }
  const sorted = (times: ReadonlyMap<string, number>) =>
    [...times].sort(([, a], [, b]) => b - a).map(([name, ms]) => ({ name, ms, share: ms / busyMs }))
  return { packages: sorted(packages), files: sorted(files), busyMs }
}

interface Place {
  readonly package: string
  readonly file?: string
}

/** Undefined for waiting, and for what only the profile costs. */
function placeOf(
  { functionName, url }: Profiler.Profile['nodes'][number]['callFrame'],
  root: string,
): Place | undefined {
  if (functionName === '(idle)') return undefined
  if (functionName === '(garbage collector)') return { package: 'garbage collection' }
  if (url === '') return { package: 'native code' }
  if (url.startsWith('wasm:')) return { package: 'WebAssembly' }
  // Taking the profile itself.
  if (url === 'node:inspector') return undefined
  if (url.startsWith('node:')) return { package: `node: ${url.slice('node:'.length).split('/').slice(0, 2).join('/')}` }
  const installed = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/.exec(url)?.[1]
  if (installed !== undefined) return { package: installed }
  const file = withoutScheme(url).replace(withoutScheme(root), '')
  return { package: `hub: ${file.split('/src/')[0] ?? file}`, file }
}

/** Of modules the profiler has URLs, of CommonJS paths. */
function withoutScheme(url: string): string {
  return url.replace(/^file:\/\//, '')
}
