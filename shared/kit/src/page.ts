/** Rows that one answer holds unless asked otherwise, and at most. */
const USUAL = 50
const MOST = 200

/** Paging by position, for lists outside the case. Whatever is asked, an answer holds at most 200 rows. */
export function page(asked: { readonly first?: number | null; readonly skip?: number | null }) {
  return {
    limit: Math.min(Math.max(asked.first ?? USUAL, 0), MOST),
    offset: Math.max(asked.skip ?? 0, 0),
  }
}
