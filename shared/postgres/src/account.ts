import { execFileSync } from 'node:child_process'
import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { PostgresError } from './error.ts'

/** Another account of this system to run as. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/**
 * PostgreSQL refuses to run as root. Root therefore runs it as `postgres` where there is such an account, else as
 * `nobody`; anybody else as themselves (undefined).
 */
export function accountToRunAs(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const account = accountNamed('postgres') ?? accountNamed('nobody')
  if (account === undefined) throw new PostgresError('PostgreSQL cannot run as root, and there is no account `nobody`')
  return account
}

function accountNamed(name: string): Account | undefined {
  try {
    const number = (option: string) =>
      Number(execFileSync('id', [option, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: number('-u'), gid: number('-g') }
  } catch {
    return undefined
  }
}

/** Whether the account can get into the folder: every folder on the way must let it pass. */
export function canEnter(account: Account, folder: string): boolean {
  if (!existsSync(folder)) return canEnter(account, dirname(folder))
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    if (!mayPass(account, statSync(at))) return false
    if (at === dirname(at)) return true
  }
}

function mayPass({ uid, gid }: Account, folder: { uid: number; gid: number; mode: number }): boolean {
  if (folder.uid === uid) return (folder.mode & 0o100) !== 0
  if (folder.gid === gid) return (folder.mode & 0o010) !== 0
  return (folder.mode & 0o001) !== 0
}
