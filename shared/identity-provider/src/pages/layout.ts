import { createHash } from 'node:crypto'
import { type Html, html, Html as Raw } from './html.ts'

export interface Page {
  readonly title: string
  readonly body: Html
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2433; --soft: #566076; --paper: #fff; --ground: #eef1f6; --line: #8a93a6;
  --accent: #17508f; --on-accent: #fff; --alert: #9c1c1c; --alert-paper: #fdf0f0; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ebf2; --soft: #aab3c5; --paper: #1b2130; --ground: #10141d; --line: #6c7690; --accent: #8dbcf2;
    --on-accent: #0c1524; --alert: #ffb1b1; --alert-paper: #3a1a1e; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--ground);
  color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { width: 100%; max-width: 24rem; padding: 2rem; background: var(--paper); border-radius: .75rem;
  box-shadow: 0 1px 3px rgb(0 0 0 / .18); }
h1 { margin: 0 0 .25rem; font-size: 1.4rem; line-height: 1.25; }
p { margin: 0 0 1rem; }
.soft, summary { color: var(--soft); font-size: .9rem; }
label { display: block; margin: 1rem 0 .25rem; font-weight: 600; }
input { width: 100%; padding: .6rem .7rem; font: inherit; color: inherit; background: transparent;
  border: 1px solid var(--line); border-radius: .4rem; }
input[aria-invalid] { border-color: var(--alert); }
button { width: 100%; margin-top: 1rem; padding: .65rem; font: inherit; font-weight: 600; cursor: pointer;
  border: 1px solid var(--accent); border-radius: .4rem; color: var(--on-accent); background: var(--accent); }
button.second { color: var(--accent); background: transparent; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.alert { margin: 1rem 0 0; padding: .7rem .8rem; color: var(--alert); background: var(--alert-paper);
  border-left: 4px solid var(--alert); border-radius: .3rem; }
details { margin-top: 1.5rem; }
ul { margin: .5rem 0 0; padding-left: 1.2rem; font-size: .9rem; overflow-wrap: anywhere; }
code { font-size: .95em; }
`

/** The hash by which the policy below lets exactly this style in. */
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

/** One whole page: nothing but itself, no script, nothing from elsewhere. */
export function layout({ title, body }: Page): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – HRD hub</title>
<style>${new Raw(STYLE)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.text
}

/**
 * Headers of every page.
 *
 * @param returnAddress where a form's answer leads in the end: browsers hold redirects to `form-action`, too
 */
export function pageHeaders(returnAddress?: string): Record<string, string> {
  const origin = returnAddress === undefined ? null : URL.parse(returnAddress)?.origin
  const formAction = ["'self'", ...(origin && origin !== 'null' ? [origin] : [])].join(' ')
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action ${formAction}; base-uri 'none'; frame-ancestors 'none'`,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  }
}
