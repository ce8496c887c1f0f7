// What belonged to the value before is gone before anything is drawn: an effect may come after the next key.
import { useState } from 'react'

/** @param adjust sets state of the same component; called while it renders, not at first */
export function useWhenChanged<T>(value: T, adjust: () => void): void {
  const [before, setBefore] = useState(value)
  if (Object.is(before, value)) return
  setBefore(value)
  adjust()
}
