// Ctrl+V on a screen: cells copied in a spreadsheet program, or files copied in the file manager.
import { useEffect, useEffectEvent } from 'react'

interface Pasted {
  /** `html`: the same cells as a web page's table, '' where there is none. */
  text(text: string, html: string): void
  files(files: File[]): void
}

/** A spreadsheet program copies cells as text and as a picture: where there is text, it is the text that is meant. */
export function usePaste(pasted: Pasted): void {
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const { clipboardData, target } = event
    if (!clipboardData || (target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]'))) return
    const text = clipboardData.getData('text/plain')
    const files = [...clipboardData.files]
    if (text.trim() === '' && files.length === 0) return
    event.preventDefault()
    if (text.trim() === '') pasted.files(files)
    else pasted.text(text, clipboardData.getData('text/html'))
  })
  useEffect(() => {
    const listener = (event: ClipboardEvent) => onPaste(event)
    document.addEventListener('paste', listener)
    return () => document.removeEventListener('paste', listener)
  }, [])
}
