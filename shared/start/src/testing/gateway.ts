import { text } from 'node:stream/consumers'
import { serve } from './serve.ts'

/** Answers with what it was asked and with its environment; `/warn` logs, `/die` ends it. */
serve(process.env.GATEWAY_PORT, async (request, response) => {
  if (request.url === '/die') process.exit(3)
  if (request.url === '/warn') {
    process.stdout.write(`${JSON.stringify({ level: 30, msg: 'information' })}\n`)
    for (const owner of ['emergency', 'emergency', 'not an owner'])
      process.stdout.write(`${JSON.stringify({ level: 40, msg: 'an owner is down', owner, value: 'canary' })}\n`)
  }
  const { authorization, 'purpose-of-use': purpose, 'on-behalf-of': onBehalfOf } = request.headers
  const body = await text(request)
  response.end(
    JSON.stringify({ owners: { registry: 'up' }, env: process.env, authorization, purpose, onBehalfOf, body }),
  )
})
