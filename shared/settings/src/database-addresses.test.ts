import { describe, expect, it } from 'vitest'
import { databaseAddresses } from './database-addresses.ts'
import { databaseUrlRule } from './rules.ts'

const read = (url: string) => databaseAddresses(url)?.map(one => one.href) ?? null

describe('the URL of a database', () => {
  it.each([
    ['postgres://u:p@a.example:5432/d', ['postgres://u:p@a.example:5432/d']],
    ['postgres://u:p@a:1,b:2/d?target_session_attrs=read-write', ['postgres://u:p@a:1/d', 'postgres://u:p@b:2/d']],
    [
      'postgresql://u:p%40@a,[::1]:2,c/d?sslmode=verify-full&target_session_attrs=read-write',
      ['a', '[::1]:2', 'c'].map(host => `postgresql://u:p%40@${host}/d?sslmode=verify-full`),
    ],
    ['postgres://u:p@a/d?target_session_attrs=any', null],
    ['postgres://u:p@a,b/d?target_session_attrs=read-write&target_session_attrs=standby', null],
    ['postgres://u:p@a:x,b/d', null],
    ['postgres://u:p@a,/d', null],
    ['mysql://u:p@a/d', null],
    ['', null],
  ])('%s names %j', (url, addresses) => {
    expect(read(url)).toEqual(addresses)
  })

  it('is judged server by server', () => {
    const rule = (hosts: string, rest = '') => databaseUrlRule(`postgres://u:p@${hosts}/d${rest}`, { demo: false })
    expect(rule('127.0.0.1:1,db.example.org')).toContain('sslmode=verify-full')
    expect(rule('127.0.0.1:1,db.example.org', '?sslmode=verify-full')).toBeUndefined()
    expect(databaseUrlRule('postgres://u:p@127.0.0.1,db.example.org/d', { demo: true })).toContain('demo mode')
  })
})
