import { runMember } from '@hub/kit'
import { statistics } from './index.ts'

await runMember(statistics)
