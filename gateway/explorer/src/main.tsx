import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './page.css'
import { GraphiQL } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { askHub, type CallerHeaders } from './fetcher.ts'
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
function headersOf({ roles: [role = ''], purposes: [purpose = ''] }: Session): CallerHeaders {
  return { 'purpose-of-use': purpose, 'acting-role': role }
}

const session = await readSession()
const root = document.getElementById('explorer')
if (session === null || root === null) signInAgain()
else {
  const headers = headersOf(session)
  createRoot(root).render(
    <>
      <h1 className="page-name">API explorer</h1>
      <GraphiQL
        fetcher={askHub(headers)}
        storage={memoryStorage()}
        initialHeaders={JSON.stringify(headers, null, 2)}
        initialQuery={FIRST_QUERY}
        shouldPersistHeaders={false}
        defaultEditorToolsVisibility="headers"
      />
    </>,
  )
}
