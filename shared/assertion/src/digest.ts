import { hash } from 'node:crypto'

/**
 * SHA-256 as unpadded base64url (43 characters): what a hub assertion says about the members-token and the body.
 *
 *     digest('abc') // 'ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0'
 */
export function digest(bytes: string | Uint8Array): string {
  return hash('sha256', bytes, 'base64url')
}
