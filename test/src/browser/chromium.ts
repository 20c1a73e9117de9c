import { createHash, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import packed, { inflate } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const PACKAGE = new URL('../', import.meta.resolve('@sparticuz/chromium'))

/** Beside the packages, which nobody checks in. */
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/', import.meta.url))

/**
 * A real headless Chromium, out of a package: nothing is downloaded. TEST_BROWSER may name another one, as the package
 * holds a program for Linux on x64 only. The arguments that the package recommends are not used: they switch off what
 * is to be tested, the browser's own rules about sites, cookies and policies.
 *
 * @param trusted PEM files of certificates that it is to believe though no authority of its own issued them
 */
export async function launchChromium(trusted: readonly string[] = []): Promise<Browser> {
  const folder = await unpacked()
  return chromium.launch({
    executablePath: process.env.TEST_BROWSER ?? join(folder, 'chromium'),
    // Root, as containers run tests, cannot have the sandbox; what is shown is the hub's own pages.
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
      ...(trusted.length > 0 ? [`--ignore-certificate-errors-spki-list=${trusted.map(pinOf).join()}`] : []),
    ],
    env: await environment(folder),
  })
}

/** A bare container has neither the libraries that every Chromium needs nor fonts: the package has both. */
async function environment(folder: string): Promise<NodeJS.ProcessEnv> {
  const fonts = (await isThere('/etc/fonts/fonts.conf')) ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(path => path !== undefined)
  return { ...process.env, ...fonts, LD_LIBRARY_PATH: libraries.join(':') }
}

/** The folder with the program, unpacked once per machine and version. */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('package.json', PACKAGE), 'utf8')) as { version: string }
  const folder = join(CACHE, `chromium-${version}`)
  if (await isThere(folder)) return folder
  await mkdir(CACHE, { recursive: true })
  const own = await mkdtemp(join(CACHE, 'unpacking-'))
  await unpackInto(own)
  // Test files unpack side by side, and only one of them puts its folder there; a half-unpacked one is never seen.
  await rename(own, folder).catch(() => rm(own, { recursive: true, force: true }))
  return folder
}

/** The package unpacks to wherever temporary files are kept. */
async function unpackInto(folder: string): Promise<void> {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    await packed.executablePath()
    await inflate(fileURLToPath(new URL('bin/al2023.tar.br', PACKAGE)))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

/** The digest of a certificate's public key, as Chromium takes it. */
function pinOf(file: string): string {
  const key = new X509Certificate(readFileSync(file)).publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(key).digest('base64')
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
