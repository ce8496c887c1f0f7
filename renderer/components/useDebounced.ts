import { useEffect, useState } from 'react'

/** The value as it was once it had rested for `milliseconds`. */
export function useDebounced<T>(value: T, milliseconds: number): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(value), milliseconds)
    return () => window.clearTimeout(timer)
  }, [value, milliseconds])
  return rested
}
