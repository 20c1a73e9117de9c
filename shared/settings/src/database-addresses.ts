/** What says that of several servers the one that takes writes is meant, in the words of PostgreSQL's own clients. */
const TARGET = 'target_session_attrs'

/**
 * The URLs of each single server that a database URL names, in its order, without what chooses among them. Null where it
 * is no such URL.
 *
 * @example databaseAddresses('postgres://u:p@a:5432,b:5432/d?target_session_attrs=read-write')
 *   // ['postgres://u:p@a:5432/d', 'postgres://u:p@b:5432/d']
 */
export function databaseAddresses(url: string): readonly URL[] | null {
  const [, start, authority, rest] = /^(postgres(?:ql)?:\/\/)([^/?#]*)(.*)$/s.exec(url) ?? []
  if (start === undefined || authority === undefined || rest === undefined) return null
  const at = authority.lastIndexOf('@') + 1
  const login = authority.slice(0, at)
  const urls = authority
    .slice(at)
    .split(',')
    .map(host => URL.parse(`${start}${login}${host}${rest}`))
  if (!urls.every(one => one !== null)) return null
  for (const one of urls) {
    if (!one.searchParams.getAll(TARGET).every(value => value === 'read-write')) return null
    one.searchParams.delete(TARGET)
  }
  return urls
}
