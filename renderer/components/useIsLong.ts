// Work is nothing to look at while it is quick.
import { useEffect, useState } from 'react'

/** Milliseconds after which work counts as long. */
const patience = 500

/** @returns true while it has been running for longer than anybody should wait without a word */
export function useIsLong(running: boolean): boolean {
  const [long, setLong] = useState(false)
  useEffect(() => {
    if (!running) return
    const timer = window.setTimeout(() => setLong(true), patience)
    return () => {
      window.clearTimeout(timer)
      setLong(false)
    }
  }, [running])
  return running && long
}
