import { gatewaySettings, ownerSettings, type ServerSettings } from '@hub/settings'
import { createTls } from '@hub/tls'
import { isOwner } from '@hub/vocabulary'
import { Agent, request } from 'undici'

// Whether the process of this container can answer: exit code 0. Run inside it, with its settings.
const name = process.argv[2] ?? ''
const { port, tls: files }: ServerSettings = isOwner(name)
  ? ownerSettings(name, process.env)
  : gatewaySettings(process.env)
const tls = files && createTls(files)
const dispatcher = new Agent(tls ? { connect: tls.connect } : {})
const url = `${tls ? 'https' : 'http'}://localhost:${port}/health/ready`
const { statusCode } = await request(url, { dispatcher, signal: AbortSignal.timeout(4_000) })
tls?.close()
process.exit(statusCode === 200 ? 0 : 1)
