export { type Receiver, startReceiver } from './receiver.ts'
