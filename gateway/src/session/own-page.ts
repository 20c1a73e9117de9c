import type { IncomingHttpHeaders } from 'node:http'
import { Refusal } from '../authenticate/refusals.ts'

/**
 * Refuses whatever a page elsewhere could make a browser send with the session's cookie. Browsers tell where a request
 * comes from (Fetch Metadata, Origin), and a page elsewhere cannot set a header of our own without asking first, which
 * is never allowed. Ports of one host share cookies, so the whole origin counts.
 *
 * @param origin the hub's own, as browsers see it
 * @throws Refusal NOT_OF_THE_CONSOLE
 */
export function refuseOtherPages(headers: IncomingHttpHeaders, origin: string): void {
  const site = headers['sec-fetch-site']
  const ownSite = site === undefined || site === 'same-origin'
  const ownOrigin = headers.origin === undefined || headers.origin === origin
  const told = site !== undefined || headers.origin !== undefined
  if (!(ownSite && ownOrigin && told && headers['x-hub-console'] === '1')) throw new Refusal('NOT_OF_THE_CONSOLE')
}

/** A form could send other types without asking. @throws Refusal NOT_OF_THE_CONSOLE */
export function refuseOtherThanJson({ 'content-type': type = '' }: IncomingHttpHeaders): void {
  if (!/^application\/json *(;|$)/i.test(type)) throw new Refusal('NOT_OF_THE_CONSOLE')
}
