import { loadAgreement } from '@hub/agreement'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import * as kit from './index.ts'
import { testMember } from './testing/test-member/index.ts'

it('gives product code no part that serves without guard or signatures', () => {
  const servers = Object.keys(kit).filter(name => /schema|server|guard|apollo|release$|verif/i.test(name))
  expect(servers).toEqual([])
  expect(Object.keys(kit).filter(name => /serve|run/i.test(name))).toEqual(['runMember', 'serveOwner'])
})

it('does not serve without a verifier, or without a table', async () => {
  const { agreement } = loadAgreement()
  const parts = {
    verify: async () => Promise.reject(new Error()),
    agreement,
    table: agreement,
    log: pino({ level: 'silent' }),
  }
  const settings = { host: '127.0.0.1', port: 0, databaseUrl: 'postgres://nobody@127.0.0.1:1/none' }
  const serve = (missing: object) =>
    kit.serveOwner(testMember({ afterRooms: async () => {} }), settings, { ...parts, ...missing } as kit.ServeParts)
  await expect(serve({ verify: undefined })).rejects.toThrow('without a verifier')
  await expect(serve({ table: undefined })).rejects.toThrow('without a table')
  await expect(serve({ agreement: undefined })).rejects.toThrow('without a table')
  await expect(serve({})).rejects.toThrow('the database cannot be reached')
})
