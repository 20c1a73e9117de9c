import type { Databases } from '../data/databases.ts'
import type { Folders } from '../folders.ts'
import type { Processes } from '../processes.ts'

/** A way to answer the scenarios' requests, running. */
export interface Contender {
  /** In JSON. */
  readonly key: string
  readonly title: string
  /** Where requests go. */
  readonly url: string
  /** What they carry besides `content-type`; asked for before each window. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>
  /** Processes by what they do. */
  readonly gateway: readonly number[]
  readonly members: readonly number[]
}

/** What contenders are started with. They share the databases, so the data are the same. */
export interface World {
  readonly folders: Folders
  readonly processes: Processes
  readonly databases: Databases
}

export type StartContender = (world: World) => Promise<Contender>
