import { runMember } from '../../run.ts'
import { testMember } from './index.ts'

await runMember(testMember({ afterRooms: async () => {} }))
