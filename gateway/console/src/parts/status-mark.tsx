import { useWords } from '../words/use-words.ts'

/** The status of a case: a shape and a word, never the colour alone. */
export function StatusMark({ status }: { readonly status: string }) {
  const { word } = useWords()
  return (
    <span className="status" data-status={status}>
      {word('CaseStatus', status)}
    </span>
  )
}
