import { runMember } from '@hub/kit'
import { training } from './index.ts'

await runMember(training)
