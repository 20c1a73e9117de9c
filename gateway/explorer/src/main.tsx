import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './page.css'
import { GraphiQL } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { askHub } from './fetcher.ts'
import { memoryStorage } from './memory-storage.ts'
import { readSession, type Session, signInAgain } from './session.ts'

const FIRST_QUERY = `# The headers below say what you ask for, and in which role: both are yours to change.
# What you are not shown is null, and \`extensions.release\` says why.
query FirstCases {
  viewer { sub member roles purposes }
  cases(first: 5) {
    totalCount
    edges { node { id reference status openedOn } }
  }
}
`

/** The headers that a caller of the API sends, filled in for this person. */
function headersOf({ roles, purposes }: Session): string {
  const [role] = roles
  const [purpose] = purposes
  return JSON.stringify({ 'purpose-of-use': purpose, 'acting-role': role }, null, 2)
}

const session = await readSession()
const root = document.getElementById('explorer')
if (session === null || root === null) signInAgain()
else {
  createRoot(root).render(
    <GraphiQL
      fetcher={askHub}
      storage={memoryStorage()}
      initialHeaders={headersOf(session)}
      initialQuery={FIRST_QUERY}
      shouldPersistHeaders={false}
      defaultEditorToolsVisibility="headers"
    />,
  )
}
