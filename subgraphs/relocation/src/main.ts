import { runMember } from '@hub/kit'
import { relocation } from './index.ts'

await runMember(relocation)
