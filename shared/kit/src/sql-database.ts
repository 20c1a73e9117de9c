import { createPool } from './pool.ts'

/** For libraries that bring SQL of their own: over the same kind of pool as everything else of an owner. */
export interface SqlDatabase {
  executeSql(text: string, values?: unknown[]): Promise<{ readonly rows: unknown[] }>
  close(): Promise<void>
}

/** @param most connections */
export function sqlDatabase(databaseUrl: string, most: number, onLost: () => void = () => {}): SqlDatabase {
  const pool = createPool({ connectionString: databaseUrl, max: most, connectionTimeoutMillis: 5_000 }, onLost)
  return {
    // Several statements in one text go without values only.
    executeSql: (text, values) => (values === undefined ? pool.query(text) : pool.query(text, values)),
    close: () => pool.end(),
  }
}
