import { askedIn, callerOf } from './breakages.ts'
import type { Reply, Sent } from './proxy.ts'

/**
 * Takes each kind of request to the member once: the same caller, asking the same about cases that are held or absent
 * alike, gets what was answered the first time, with the ids of its own absent cases in it.
 */
export function recorded(way: (sent: Sent) => Promise<Reply>, held: readonly string[]): (sent: Sent) => Promise<Reply> {
  const replies = new Map<string, Promise<Reply>>()
  return async sent => {
    const absent = askedIn(sent).filter(id => !held.includes(id))
    const key = JSON.stringify([sent.method, sent.path, callerOf(sent), withoutIds(sent.body, absent)])
    const known = replies.get(key) ?? way(sent).then(reply => ({ ...reply, text: withoutIds(reply.text, absent) }))
    replies.set(key, known)
    const reply = await known
    return { ...reply, text: withIds(reply.text, absent) }
  }
}

function withoutIds(text: string, ids: readonly string[]): string {
  return ids.reduce((rest, id, index) => rest.replaceAll(id, `{absent ${index}}`), text)
}

function withIds(text: string, ids: readonly string[]): string {
  return ids.reduce((rest, id, index) => rest.replaceAll(`{absent ${index}}`, id), text)
}
