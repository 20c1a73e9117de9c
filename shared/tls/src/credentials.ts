import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** Where a process of the hub finds its certificate, and the authority of the others'. PEM files. */
export interface TlsFiles {
  /** The own certificate, followed by those between it and the authority. */
  readonly certificate: string
  readonly key: string
  /** Who issues the certificates of the hub's other processes. Nobody else is believed. */
  readonly authority: string
}

/** The files' contents, found to belong together. */
export interface Credentials {
  readonly cert: string
  readonly key: string
  readonly ca: string
}

/** The files cannot be used. Names files, never what is in them. */
export class TlsFilesError extends Error {
  override readonly name = 'TlsFilesError'
}

/**
 * Reads the three files and checks that they can be used together now: the key belongs to the certificate, which the
 * authority may or may not have issued (a public server may carry another's), and has neither ended nor not begun.
 *
 * @throws TlsFilesError
 */
export function readCredentials(files: TlsFiles, now = new Date()): Credentials {
  const cert = read(files.certificate)
  const key = read(files.key)
  const ca = read(files.authority)
  const certificate = parsed(files.certificate, () => new X509Certificate(cert))
  parsed(files.authority, () => new X509Certificate(ca))
  const privateKey = parsed(files.key, () => createPrivateKey(key))
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new TlsFilesError(`${files.key} is not the key of the certificate in ${files.certificate}`)
  }
  if (certificate.validToDate <= now) throw new TlsFilesError(`the certificate in ${files.certificate} has expired`)
  if (certificate.validFromDate > now)
    throw new TlsFilesError(`the certificate in ${files.certificate} is not valid yet`)
  return { cert, key, ca }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new TlsFilesError(`${file} cannot be read`)
  }
}

function parsed<T>(file: string, parse: () => T): T {
  try {
    return parse()
  } catch {
    throw new TlsFilesError(`${file} is no PEM file of the right kind`)
  }
}
