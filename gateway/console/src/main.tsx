import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './styles/index.css'
import { App } from './app.tsx'
import { memory } from './hub/memory.ts'
import { WordsProvider } from './words/words-provider.tsx'

const root = document.getElementById('console')
if (root === null) throw new Error('the page has no place for the console')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={memory}>
      <WordsProvider>
        <App />
      </WordsProvider>
    </QueryClientProvider>
  </StrictMode>,
)
