import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Frame } from './frame/frame.tsx'
import { usePlace } from './frame/place.ts'
import { memory } from './hub/memory.ts'
import { Pages } from './pages.tsx'
import { Failure } from './parts/failure.tsx'
import { Loading } from './parts/loading.tsx'
import { ExpiredDialog } from './session/expired-dialog.tsx'
import { listenForSignIn } from './session/expiry.ts'
import { HereProvider } from './session/here.tsx'
import { readSession, type Session } from './session/session.ts'
import { ChoosePurpose } from './start/choose-purpose.tsx'
import { SignInPage } from './start/sign-in-page.tsx'

export function App() {
  const session = useQuery({ queryKey: ['session'], queryFn: readSession, staleTime: Infinity, gcTime: Infinity })
  if (session.isPending) return <Loading />
  if (session.isError) return <Failure error={session.error} retry={() => session.refetch()} />
  return session.data === null ? <SignInPage /> : <SignedIn session={session.data} />
}

function SignedIn({ session }: { readonly session: Session }) {
  const { kept } = usePlace()
  // Of a single one there is nothing to choose; what is kept from an earlier visit may have been taken away since.
  const role = only(session.roles) ?? session.roles.find(one => one === kept.role)
  const purpose = only(session.purposes) ?? session.purposes.find(one => one === kept.purpose)
  useEffect(() => listenForSignIn(session.sub), [session.sub])
  useEffect(
    () => () => memory.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
    [role, purpose],
  )
  if (role === undefined || purpose === undefined) {
    return (
      <Frame session={session}>
        <ChoosePurpose session={session} role={role} />
      </Frame>
    )
  }
  return (
    <HereProvider value={{ session, stance: { role, purpose } }}>
      <Frame session={session} role={role} purpose={purpose}>
        {/* Nothing that was on the page under another purpose stays on it. */}
        <Pages key={`${role} ${purpose}`} />
      </Frame>
      <ExpiredDialog />
    </HereProvider>
  )
}

function only<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined
}
