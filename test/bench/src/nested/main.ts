import { SERVICES, type Service, serveService } from './service.ts'

/** One service of the nested operation, as the benchmark's main process orders. */
process.channel?.ref()
process.once('message', (service: Service) => {
  if (!SERVICES.includes(service)) throw new Error('the benchmark named an unknown service')
  void serveService(service).then(({ url, close }) => {
    const stop = () => {
      close()
      process.exit(0)
    }
    for (const event of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(event, stop)
    process.send?.({ ready: url })
  })
})
