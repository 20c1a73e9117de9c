import { Html, html } from './html.ts'
import type { Page } from './layout.ts'

/** @param form oidc-provider's own, with its token against forged requests; the buttons belong to it by its id */
export function signOutPage(form: string): Page {
  return {
    title: 'Sign out',
    body: html`<h1>Sign out?</h1>
<p class="soft">You will be asked to sign in again.</p>
${new Html(form)}
<button form="op.logoutForm" name="logout" value="yes" autofocus>Sign out</button>
<button class="second" form="op.logoutForm">Stay signed in</button>`,
  }
}

export function signedOutPage(): Page {
  return {
    title: 'Signed out',
    body: html`<h1>Signed out</h1>
<p>You can close this window.</p>`,
  }
}
