import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { chmod, chown, copyFile } from 'node:fs/promises'
import { resolve as absolute, join } from 'node:path'
import { ADMIN, ensureCluster, firstError } from './cluster.ts'
import { PortInUseError, PostgresError } from './error.ts'
import { freePort } from './free-port.ts'
import { type Home, homeIn } from './home.ts'
import { stopOrphan } from './orphan.ts'
import { watch } from './watchdog.ts'

export interface PostgresOptions {
  /** Holds the cluster; made if it is not there. One server at a time. */
  readonly dataDir: string
  /** On 127.0.0.1. 0: any free one. */
  readonly port: number
  /** Of the superuser; the one of the first start counts for ever. */
  readonly password: string
  /** The server's own messages are appended here. */
  readonly logFile?: string
  /** For tests only: faster, and lost if the machine crashes or this process is killed. */
  readonly disposable?: boolean
  /** Parameters of the server that are to be otherwise than usual. */
  readonly settings?: Readonly<Record<string, string>>
  /** PEM files, by which it speaks TLS to whoever wants it to. */
  readonly tls?: { readonly certificate: string; readonly key: string }
}

export interface PostgresServer extends AsyncDisposable {
  readonly port: number
  readonly pid: number
  /** The superuser's URL of the database `postgres`. */
  readonly adminUrl: string
  /** Resolves when the server has ended, asked or not. */
  readonly ended: Promise<void>
  /** Ends all sessions and stops, within seconds. */
  stop(): Promise<void>
}

/**
 * Starts PostgreSQL on 127.0.0.1, with passwords (SCRAM) for everyone, no Unix socket, and in a process group of its
 * own: Ctrl-C reaches whoever started it, who stops it last. What a killed predecessor left behind is cleared up.
 *
 * @throws PortInUseError, PostgresError
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const home = await homeIn(absolute(options.dataDir))
  await stopOrphan(options.dataDir)
  const cluster = await ensureCluster(home, options.password, options.disposable ?? false)
  const port = options.port === 0 ? await freePort() : options.port
  const tls = options.tls && (await certificateIn(home, options.tls))
  const server = spawnServer(home, cluster, port, { ...options, settings: { ...options.settings, ...tls } })
  const closed = once(server, 'close').catch(() => {})
  if (options.logFile !== undefined) logTo(server, options.logFile)
  const pid = await acceptsConnections(server, port)
  const release = watch(pid, home.account, options.disposable ? home.folder : undefined)
  const ended = closed.then(release)

  const stop = async () => {
    server.kill(options.disposable ? 'SIGQUIT' : 'SIGINT')
    const impatience = setTimeout(() => server.kill('SIGQUIT'), STOP_WITHIN_MS)
    await ended
    clearTimeout(impatience)
  }
  const password = encodeURIComponent(options.password)
  const adminUrl = `postgres://${ADMIN}:${password}@127.0.0.1:${port}/postgres`
  return { port, pid, adminUrl, ended, stop, [Symbol.asyncDispose]: stop }
}

const STOP_WITHIN_MS = 4_000

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '250',
  shared_buffers: '64MB',
  jit: 'off',
  // Few processes: this is one machine with one disk, and nobody replicates it.
  io_method: 'sync',
  max_wal_senders: '0',
  wal_level: 'minimal',
  lc_messages: 'C',
  log_checkpoints: 'off',
  // Messages, statements and details of errors hold values; a log must not. Whoever asked is told the code.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

/** A disposable server waits for no disk. */
const DISPOSABLE: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
}

function spawnServer(home: Home, cluster: string, port: number, options: PostgresOptions): ChildProcess {
  const settings = Object.entries({ ...SETTINGS, ...(options.disposable ? DISPOSABLE : {}), ...options.settings })
  return spawn(
    home.binaries.postgres,
    ['-D', cluster, '-p', String(port), ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // No environment: PGDATA and the like would be obeyed.
    { ...home.account, cwd: home.folder, env: {}, detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  )
}

/** Resolves with the server's pid once it accepts connections; rejects if it ends before. */
function acceptsConnections(server: ChildProcess, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  let output = ''
  const listen = (chunk: string) => {
    output += chunk
    if (READY.test(output) && server.pid !== undefined) resolve(server.pid)
  }
  server.stderr?.setEncoding('utf8').on('data', listen)
  server.once('error', error => reject(new PostgresError(`cannot run PostgreSQL: ${error.message}`)))
  server.once('close', () => {
    const taken = /could not bind .*Address already in use/.test(output)
    reject(taken ? new PortInUseError(port) : new PostgresError(`PostgreSQL did not start: ${firstError(output)}`))
  })
  return promise.finally(() => server.stderr?.off('data', listen).resume())
}

/** A standby takes connections that only read. */
const READY = /database system is ready to accept (read-only )?connections/

/** Copies that PostgreSQL may read, and nobody else. */
async function certificateIn(home: Home, files: NonNullable<PostgresOptions['tls']>): Promise<Record<string, string>> {
  const copies = { certificate: join(home.folder, 'server.pem'), key: join(home.folder, 'server.key') }
  for (const name of ['certificate', 'key'] as const) {
    await copyFile(files[name], copies[name])
    await chmod(copies[name], 0o600)
    if (home.account) await chown(copies[name], home.account.uid, home.account.gid)
  }
  return { ssl: 'on', ssl_cert_file: copies.certificate, ssl_key_file: copies.key }
}

function logTo(server: ChildProcess, file: string): void {
  const log = createWriteStream(file, { flags: 'a', mode: 0o600 })
  log.on('error', () => {})
  server.stderr?.pipe(log)
}
