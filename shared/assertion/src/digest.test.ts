import { expect, it } from 'vitest'
import { digest } from './digest.ts'

it('is SHA-256 in base64url (FIPS 180-2, appendix B.1)', () => {
  expect(digest('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0')
  expect(digest(Buffer.from('abc'))).toBe(digest('abc'))
  expect(digest('')).toHaveLength(43)
})
