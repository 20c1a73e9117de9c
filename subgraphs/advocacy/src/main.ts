import { runMember } from '@hub/kit'
import { advocacy } from './index.ts'

await runMember(advocacy)
