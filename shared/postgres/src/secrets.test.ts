import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keptPasswords } from './index.ts'

test('passwords are made once, added to, and readable by their owner only', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hrd-hub-secrets-test-'))
  try {
    const file = join(folder, 'passwords.json')
    const first = await keptPasswords(file, ['one', 'two'])
    expect(first.one).toMatch(/^[\w-]{32}$/)
    expect(first.one).not.toBe(first.two)
    const second = await keptPasswords(file, ['two', 'three'])
    expect(second.two).toBe(first.two)
    expect(await keptPasswords(file, ['one', 'three'])).toEqual({ one: first.one, three: second.three })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
