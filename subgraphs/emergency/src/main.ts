import { runMember } from '@hub/kit'
import { emergency } from './index.ts'

await runMember(emergency)
