import { runMember } from '@hub/kit'
import { registry } from './index.ts'

await runMember(registry)
