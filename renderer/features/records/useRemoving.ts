// Throwing rows of a list into the recycle bin: asks nothing, and can be taken back.
import { useCallback } from 'react'
import type { RegisterId } from '#shared/registers/index.ts'
import { client } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { useSay } from '../../api/useSay.ts'

/** @returns what removes records; `name` of the only one is for the message. Tells whether any went. */
export function useRemoving(register: RegisterId): (ids: readonly number[], name?: string) => Promise<boolean> {
  const say = useSay()
  return useCallback(
    async (ids, name) => {
      const takeBack = async (removed: number[]) => {
        try {
          const { restored, kept } = await client.records.restoreMany({ register, ids: removed })
          await refreshEverything()
          const [first] = kept
          say.done(`已恢复 ${restored.toLocaleString()} 条${first ? `，${kept.length} 条留在回收站：${first.name ?? first.id} ${first.reason}` : ''}`)
        } catch (thrown) {
          say.refused(thrown)
        }
      }
      try {
        const { removed } = await client.records.removeMany({ register, ids: [...ids] })
        await refreshEverything()
        if (removed.length === 0) return false
        const what = removed.length === 1 && name !== undefined ? ` ${name}` : ` ${removed.length.toLocaleString()} 条`
        say.undoable(`已删除${what}，放进了回收站`, () => void takeBack(removed))
        return true
      } catch (thrown) {
        say.refused(thrown)
        return false
      }
    },
    [register, say],
  )
}
