export { type OpenGatewayServerOptions, type RunningOpenGateway, startOpenGateway } from './serve.ts'
