import type { FastifyInstance, FastifyReply } from 'fastify'

const POLICY = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Tells the window that opened this one that somebody has signed in, and closes. */
const SCRIPT = `new BroadcastChannel('session').postMessage({ type: 'signed-in' })
window.close()
`

/** The script that the page below runs: the policy lets none in that stands in a page. */
export function windowScript(server: FastifyInstance): void {
  server.get('/sign-in/window.js', (_, reply) => reply.type('text/javascript; charset=utf-8').send(SCRIPT))
}

/** The end of a sign-in in a second window, beside one with a half-written form. */
export function sendWindowPage(reply: FastifyReply, signedIn: boolean): FastifyReply {
  reply.header('content-security-policy', POLICY).type('text/html; charset=utf-8')
  return reply.code(signedIn ? 200 : 401).send(signedIn ? SIGNED_IN : NOT_SIGNED_IN)
}

const SIGNED_IN = page(
  'Signed in',
  `<script src="/sign-in/window.js" defer></script>
<h1>You are signed in</h1>
<p>Close this window and go on where you were.</p>
<p lang="fr">Vous êtes connecté. Fermez cette fenêtre et reprenez où vous en étiez.</p>`,
)

const NOT_SIGNED_IN = page(
  'Not signed in',
  `<h1>You are not signed in</h1>
<p>What you have written is still in the other window. <a href="/sign-in?to=window">Try again</a>.</p>
<p lang="fr">Ce que vous avez écrit est encore dans l’autre fenêtre.
<a href="/sign-in?to=window">Réessayer</a>.</p>`,
)

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – HRD hub</title>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`
}
