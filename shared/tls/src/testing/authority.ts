// What @peculiar/x509 is built on asks for it.
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as x509 from '@peculiar/x509'
import type { TlsFiles } from '../credentials.ts'

/** What a certificate of a test is to say. */
export interface Issued {
  /** DNS names and addresses; `localhost` and 127.0.0.1 unless told otherwise. */
  readonly names?: readonly string[]
  /** Now and a day from now unless told otherwise. */
  readonly from?: Date
  readonly until?: Date
}

/** A certificate authority of a test's own, and a folder for what it issues. */
export interface Authority extends Disposable {
  /** PEM file of its own certificate. */
  readonly file: string
  /** Writes certificate and key for a process; the same process again gets new ones in the place of the old. */
  issue(process: string, issued?: Issued): Promise<TlsFiles>
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const DAY_MS = 86_400_000

export async function createAuthority(name = 'authority of a test'): Promise<Authority> {
  x509.cryptoProvider.set(webcrypto)
  const folder = mkdtempSync(join(tmpdir(), 'hub-tls-'))
  const keys = await generateKeys()
  const [notBefore, notAfter] = [new Date(Date.now() - DAY_MS), new Date(Date.now() + DAY_MS)]
  const own = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: `CN=${name}`,
    notBefore,
    notAfter,
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 1, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  })
  const file = join(folder, 'authority.pem')
  writeFileSync(file, own.toString('pem'))
  let serial = 1

  return {
    file,
    async issue(process, { names = ['localhost', '127.0.0.1'], from = notBefore, until = notAfter } = {}) {
      const pair = await generateKeys()
      serial += 1
      const certificate = await x509.X509CertificateGenerator.create({
        serialNumber: serial.toString(16).padStart(2, '0'),
        subject: `CN=${process}`,
        issuer: own.subject,
        notBefore: from,
        notAfter: until,
        signingAlgorithm: ALGORITHM,
        publicKey: pair.publicKey,
        signingKey: keys.privateKey,
        extensions: [
          new x509.BasicConstraintsExtension(false, undefined, true),
          new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth, x509.ExtendedKeyUsage.clientAuth]),
          new x509.SubjectAlternativeNameExtension(
            names.map(value => ({ type: /^[\d.]+$/.test(value) ? 'ip' : 'dns', value })),
          ),
        ],
      })
      const files = {
        certificate: join(folder, `${process}.pem`),
        key: join(folder, `${process}.key`),
        authority: file,
      }
      const key = x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', pair.privateKey), 'PRIVATE KEY')
      writeFileSync(files.key, key, { mode: 0o600 })
      writeFileSync(files.certificate, certificate.toString('pem'))
      return files
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
}
