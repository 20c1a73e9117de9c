/** A signed statement as tables keep it: in words, so that whoever reads the table needs no decoder. */
export interface StoredStatement {
  /** The payload, canonical JSON. */
  readonly statement: string
  readonly kid: string
  /** In base64url. */
  readonly signature: string
}

type StatementType = 'hrd-log-checkpoint' | 'hrd-log-cosignature'

/** The parts of a compact JWS that was verified. */
export function storedFrom(jws: string): StoredStatement {
  const [header = '', payload = '', signature = ''] = jws.split('.')
  const { kid } = JSON.parse(decode(header)) as { kid: string }
  return { statement: decode(payload), kid, signature }
}

/** The compact JWS out of its parts: what signed it wrote its header in this order. */
export function jwsFrom(typ: StatementType, { statement, kid, signature }: StoredStatement): string {
  return `${encode(JSON.stringify({ alg: 'EdDSA', kid, typ }))}.${encode(statement)}.${signature}`
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64url')
}

function decode(part: string): string {
  return Buffer.from(part, 'base64url').toString('utf8')
}
