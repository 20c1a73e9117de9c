import { DEMO_SECRET, PEOPLE } from '../identities.ts'
import { html } from './html.ts'
import type { Page } from './layout.ts'

export interface SignInForm {
  readonly uid: string
  /** What the email field starts with. */
  readonly email: string
  /** Whether the last attempt failed. */
  readonly failed: boolean
}

/** Email and password. Works without script and by keyboard alone; what went wrong is said next to the fields. */
export function signInPage({ uid, email, failed }: SignInForm): Page {
  const alert = html`<p class="alert" id="problem" role="alert">The email and the password do not belong together.
Check both and try again: every password of this demonstration is <code>${DEMO_SECRET}</code>.</p>`
  const invalid = failed ? html` aria-invalid="true" aria-describedby="problem"` : ''
  return {
    title: failed ? 'Not signed in' : 'Sign in',
    body: html`<h1>Sign in</h1>
<p class="soft">HRD hub, demonstration. All data is made up.</p>
${failed ? alert : ''}
<form method="post" action="/interaction/${uid}">
<label for="email">Email</label>
<input id="email" name="email" type="email" value="${email}" autocomplete="username" required autofocus${invalid}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${invalid}>
<button name="action" value="sign-in">Sign in</button>
<button class="second" name="action" value="cancel" formnovalidate>Cancel</button>
</form>
<details>
<summary>Who can sign in here?</summary>
<ul>
${PEOPLE.map(({ sub }) => html`<li>${sub}</li>\n`)}</ul>
</details>`,
  }
}
