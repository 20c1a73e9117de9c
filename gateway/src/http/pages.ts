import { readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { PLACES } from '../session/places.ts'
import { isOtherName } from '../session/routes.ts'

/** Everything from here: no other host, nothing that stands in the page itself, no frame, no plug-in. */
const POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'font-src': "'self'",
  'connect-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
} as const

/** A built application: one document, at several addresses, and the files that it loads. */
export interface BuiltPage {
  readonly name: string
  readonly folder: URL
  /** Addresses of the document. */
  readonly paths: readonly string[]
  /** What the addresses of its files begin with; ends with a slash. */
  readonly base: string
  readonly policy: Readonly<Record<string, string>>
}

export const CONSOLE: BuiltPage = {
  name: 'the console',
  folder: new URL('../../console/dist/', import.meta.url),
  paths: PLACES.map(place => `/${place}`),
  base: '/',
  policy: POLICY,
}

export const EXPLORER: BuiltPage = {
  name: 'the API explorer',
  folder: new URL('../../explorer/dist/', import.meta.url),
  paths: ['/explorer'],
  base: '/explorer/',
  // Its editor makes styles as it goes, and brings its fonts inside of them. Scripts are held as strictly as ever.
  policy: {
    ...POLICY,
    'style-src': "'self' 'unsafe-inline'",
    'font-src': "'self' data:",
    'img-src': "'self' data:",
    'worker-src': "'self'",
  },
}

/**
 * Serves the hub's own pages. The document is asked for anew each time, so that a new release reaches everybody; what
 * it loads has a digest in its name and never changes. Only files that are there at the start are served.
 *
 * @param url of the gateway, for browsers
 */
export async function servePages(server: FastifyInstance, all: readonly BuiltPage[], url: string): Promise<void> {
  await server.register(files, { serve: false, preCompressed: true })
  for (const page of all) {
    const root = fileURLToPath(page.folder)
    const found = filesOf(root)
    if (found.includes(DOCUMENT)) serve(server, page, { root, found, url })
    else for (const path of page.paths) server.get(path, (_, reply) => reply.code(404).send(notBuilt(page)))
  }
}

const DOCUMENT = 'index.html'

interface Found {
  readonly root: string
  /** Paths below it, with slashes. */
  readonly found: readonly string[]
  readonly url: string
}

function serve(server: FastifyInstance, { paths, base, policy }: BuiltPage, { root, found, url }: Found): void {
  const policyHeader = Object.entries(policy)
    .map(directive => directive.join(' '))
    .join('; ')
  for (const path of paths) {
    server.get(path, (request, reply) => {
      if (isOtherName(request, url)) return reply.redirect(new URL(path, url).href, 303)
      reply.header('content-security-policy', policyHeader)
      return reply.sendFile(DOCUMENT, root, { cacheControl: false })
    })
  }
  for (const file of found) {
    if (file === DOCUMENT || /\.(br|gz)$/.test(file)) continue
    const forever = file.startsWith('assets/')
    server.get(`${base}${file}`, (_, reply) => {
      reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
      return reply.sendFile(file, root, { cacheControl: false })
    })
  }
}

/** Hidden ones are of the build, and for nobody else. */
function filesOf(root: string): string[] {
  try {
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(root.length).split(sep).join('/'))
      .filter(path => !path.split('/').some(part => part.startsWith('.')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function notBuilt({ name }: BuiltPage): object {
  const message = `${name} is not built here: run \`pnpm build\`, and start the gateway again`
  return { errors: [{ message, extensions: { code: 'NOT_FOUND' } }] }
}
