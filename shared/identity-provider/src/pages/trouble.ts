import { html } from './html.ts'
import type { Page } from './layout.ts'

/** Whatever kept a request in the browser from going on, and what to do about it. */
export function troublePage(error: string, description: string | undefined): Page {
  return {
    title: 'This did not work',
    body: html`<h1>This did not work</h1>
<p>The application that sent you here made a request that cannot be answered. Go back to it and start again.</p>
<p class="soft"><code>${error}</code>${description === undefined ? '' : `: ${description}`}</p>`,
  }
}

/** A sign-in that was never begun in this browser, was finished, or took too long. */
export function expiredPage(): Page {
  return {
    title: 'This sign-in is over',
    body: html`<h1>This sign-in is over</h1>
<p>It was finished, or it took longer than a quarter of an hour. Go back to the application you came from and sign in
again.</p>`,
  }
}
