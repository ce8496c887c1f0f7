// What a button starts: busy until it has ended, and told why where it was refused.
import { useCallback, useState } from 'react'
import { useSay } from './useSay.ts'

export interface Act {
  readonly busy: boolean
  /** @returns whether it went through; whatever it threw has been told */
  act(work: () => Promise<void>): Promise<boolean>
}

export function useAct(): Act {
  const say = useSay()
  const [busy, setBusy] = useState(false)
  const act = useCallback(
    async (work: () => Promise<void>) => {
      setBusy(true)
      try {
        await work()
        return true
      } catch (thrown) {
        say.refused(thrown)
        return false
      } finally {
        setBusy(false)
      }
    },
    [say],
  )
  return { busy, act }
}
