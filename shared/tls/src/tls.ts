import { watch } from 'node:fs'
import type { Server as HttpsServer, ServerOptions } from 'node:https'
import { dirname } from 'node:path'
import { buildConnector } from 'undici'
import { type Credentials, readCredentials, type TlsFiles } from './credentials.ts'

export interface TlsOptions {
  /**
   * Told when changed files are in use, or cannot be; then the last ones go on. The error names files, and nothing that
   * is in them.
   */
  readonly onChange?: (error: Error | null) => void
}

/** A process's own end of TLS, on both sides of its connections. New files are taken up without a restart. */
export interface Tls {
  /** For an HTTPS server. With `mutual`, whoever connects must show a certificate of the same authority. */
  serverOptions(options: { readonly mutual: boolean }): ServerOptions
  /** Lets a server that was made with the same options follow the files: new connections get the new certificate. */
  follow(server: HttpsServer, options: { readonly mutual: boolean }): void
  /** For undici: shows the own certificate, and believes certificates of the authority alone, for the name asked for. */
  readonly connect: buildConnector.connector
  /** Reads the files again now. Rejects nothing: see `onChange`. */
  reload(): void
  close(): void
}

/** How long the folders are to be quiet before changed files are read: certificate and key change one after the other. */
const QUIET_MS = 200

/** @throws TlsFilesError where the files cannot be used */
export function createTls(files: TlsFiles, { onChange = () => {} }: TlsOptions = {}): Tls {
  let credentials = readCredentials(files)
  let connect = connectorOf(credentials)
  const servers = new Map<HttpsServer, boolean>()
  let pending: NodeJS.Timeout | undefined

  const reload = (): void => {
    try {
      const next = readCredentials(files)
      if (next.cert === credentials.cert && next.key === credentials.key && next.ca === credentials.ca) return
      credentials = next
      connect = connectorOf(next)
      for (const [server, mutual] of servers) server.setSecureContext(serverOptions(next, mutual))
      onChange(null)
    } catch (error) {
      onChange(error instanceof Error ? error : new Error('the certificate cannot be read'))
    }
  }
  const soon = (): void => {
    clearTimeout(pending)
    pending = setTimeout(reload, QUIET_MS)
    pending.unref()
  }
  // Folders, not files: whoever renews a certificate puts a new file, or a new link, in the place of the old one.
  const folders = new Set([files.certificate, files.key, files.authority].map(file => dirname(file)))
  const watchers = [...folders].map(folder => watch(folder, { persistent: false }, soon))

  return {
    serverOptions: ({ mutual }) => serverOptions(credentials, mutual),
    follow(server, { mutual }) {
      servers.set(server, mutual)
      server.once('close', () => servers.delete(server))
    },
    connect: (options, callback) => connect(options, callback),
    reload,
    close() {
      clearTimeout(pending)
      for (const watcher of watchers) watcher.close()
    },
  }
}

function serverOptions({ cert, key, ca }: Credentials, mutual: boolean): ServerOptions {
  return {
    cert,
    key,
    minVersion: 'TLSv1.3',
    ...(mutual && { ca, requestCert: true, rejectUnauthorized: true }),
  }
}

function connectorOf({ cert, key, ca }: Credentials): buildConnector.connector {
  return buildConnector({ cert, key, ca, minVersion: 'TLSv1.3', rejectUnauthorized: true })
}
