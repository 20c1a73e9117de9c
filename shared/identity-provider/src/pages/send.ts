import type { ServerResponse } from 'node:http'
import type { KoaContextWithOIDC } from 'oidc-provider'
import { layout, type Page, pageHeaders } from './layout.ts'

/** A page as oidc-provider's answer, whose status stays. */
export function sendPage(ctx: KoaContextWithOIDC, page: Page, returnAddress?: string): void {
  ctx.set(pageHeaders(returnAddress))
  ctx.body = layout(page)
}

/** A page as an answer of our own. */
export function writePage(response: ServerResponse, status: number, page: Page, returnAddress?: string): void {
  response.writeHead(status, pageHeaders(returnAddress)).end(layout(page))
}
