import { OWNERS, type Owner } from '@hub/vocabulary'
import { z } from 'zod'
import { databaseAddresses } from './database-addresses.ts'

/** Every value arrives as a non-empty string. Ports may be 0: any free one. */
export const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine(value => value <= 65_535)

/** `localhost` may resolve to either loopback address; the hub's own URLs say 127.0.0.1. */
export const host = z
  .union([z.literal('localhost'), z.ipv4(), z.ipv6()])
  .transform(value => (value === 'localhost' ? '127.0.0.1' : value))

export const flag = z.enum(['0', '1']).transform(value => value === '1')

export const text = z.string().regex(/^\S(.*\S)?$/)

export function integer(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine(value => value >= least && value <= most)
}

function urlOf(...protocols: string[]) {
  return z.string().refine(value => {
    const url = URL.parse(value)
    return url !== null && protocols.includes(url.protocol)
  })
}

export const httpUrl = urlOf('http:', 'https:')
/** With one host or several: `postgres://user:password@first:5432,second:5432/database?target_session_attrs=read-write`. */
export const databaseUrl = z.string().refine(value => databaseAddresses(value) !== null)

const base64url = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

/** A private Ed25519 key (RFC 8037): both members are 32 bytes. */
const signingKeyJwk = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: base64url,
  d: base64url,
  kid: z.string().min(1),
})

export type SigningKeyJwk = z.infer<typeof signingKeyJwk>

export const signingKey = z.string().transform((value, context): SigningKeyJwk => {
  const parsed = signingKeyJwk.safeParse(parseJson(value))
  if (parsed.success) return parsed.data
  context.addIssue({ code: 'custom' })
  return z.NEVER
})

/** The public half; `d` is refused, so that no private key is published by mistake. */
const publicKeyJwk = z
  .strictObject({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: base64url,
    kid: z.string().min(1),
    alg: z.literal('EdDSA').optional(),
    use: z.literal('sig').optional(),
  })
  .transform(({ kty, crv, x, kid }) => ({ kty, crv, x, kid }))

export type PublicKeyJwk = z.infer<typeof publicKeyJwk>

const jwks = z.strictObject({ keys: z.array(publicKeyJwk) })

export const publicKeys = z.string().transform((value, context): readonly PublicKeyJwk[] => {
  const parsed = jwks.safeParse(parseJson(value))
  if (parsed.success) return parsed.data.keys
  context.addIssue({ code: 'custom' })
  return z.NEVER
})

export const openidScope = z.string().regex(/^(?=(.* )?openid( |$))[\w.:/-]+( [\w.:/-]+)*$/)

/** 32 random bytes in base64url, one or more, with commas between. */
export const secretKeys = z
  .string()
  .transform((value): readonly string[] => value.split(',').map(key => key.trim()))
  .refine(keys => keys.every(key => base64url.safeParse(key).success))

/** Words between commas. */
export const words = z
  .string()
  .transform((value): readonly string[] => value.split(',').map(word => word.trim()))
  .refine(all => all.every(word => /^\S+$/.test(word)))

/** Addresses by owner: `emergency=https://…,training=https://…`. Each owner once. */
export const ownerUrls = z
  .string()
  .transform((value): readonly (readonly [string, string])[] =>
    value.split(',').map(entry => {
      const at = entry.indexOf('=')
      return [entry.slice(0, at).trim(), entry.slice(at + 1).trim()]
    }),
  )
  .refine(all => all.every(([owner, url]) => OWNERS.some(one => one === owner) && httpUrl.safeParse(url).success))
  .refine(all => new Set(all.map(([owner]) => owner)).size === all.length)
  .transform(all => new Map(all as readonly (readonly [Owner, string])[]) as ReadonlyMap<Owner, string>)

/** Public keys of age: native ones (`age1…`) and hybrid ones (`age1pq1…`). */
export const ageRecipients = z
  .string()
  .transform((value): readonly string[] => value.split(',').map(key => key.trim()))
  .refine(keys => keys.every(key => /^age1[02-9a-z]{58,}$/.test(key)))

/** An identity of age, taken out of a file with comments around it. */
export const ageIdentity = z.string().transform((value, context): string => {
  const lines = value.split(/\r?\n/).filter(line => line !== '' && !line.startsWith('#'))
  const [identity] = lines
  if (lines.length === 1 && identity !== undefined && /^AGE-SECRET-KEY-[0-9A-Z-]+$/.test(identity)) return identity
  context.addIssue({ code: 'custom' })
  return z.NEVER
})

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}
