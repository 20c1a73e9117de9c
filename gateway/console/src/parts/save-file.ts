interface SavedFile {
  readonly fileName: string
  readonly mediaType: string
  readonly content: string
}

/** Gives the person a file that is made here; nothing is fetched. */
export function saveFile({ fileName, mediaType, content }: SavedFile): void {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}
