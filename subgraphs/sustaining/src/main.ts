import { runMember } from '@hub/kit'
import { sustaining } from './index.ts'

await runMember(sustaining)
