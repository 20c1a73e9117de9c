import { runMember } from '@hub/kit'
import { outreach } from './index.ts'

await runMember(outreach)
