// Bringing a record back from the recycle bin, wherever that is asked for: says what else has to come back, and can be taken back itself.
import { useCallback } from 'react'
import type { RegisterId } from '#shared/registers/index.ts'
import { client } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { toRefusal } from '../../api/refusal.ts'
import { useSay } from '../../api/useSay.ts'

interface Place {
  readonly register: RegisterId
  readonly id: number
}

/** @returns what brings a record back; `name` is for the messages. */
export function useRestoring(): (place: Place, name: string) => Promise<void> {
  const say = useSay()
  return useCallback(
    async (place, name) => {
      const restore = async (along: boolean): Promise<void> => {
        try {
          const { also, warnings } = await client.records.restore({ ...place, along })
          await refreshEverything()
          const more = `${also.length > 0 ? `，一起恢复 ${also.length} 条` : ''}${warnings.length > 0 ? `，有 ${warnings.length} 处请留意` : ''}`
          say.undoable(`已恢复 ${name}${more}`, () => void removeAgain([place, ...also.toReversed()]))
        } catch (thrown) {
          const refusal = toRefusal(thrown)
          if (refusal.code === 'needs-restoring') say.offer(refusal.sentence, '一起恢复', () => void restore(true))
          else say.refused(thrown)
        }
      }
      const removeAgain = async (places: readonly Place[]): Promise<void> => {
        try {
          for (const each of places) {
            const { record, deleted } = await client.records.get(each)
            if (!deleted) await client.records.remove({ ...each, version: record.version })
          }
          await refreshEverything()
        } catch (thrown) {
          say.refused(thrown)
        }
      }
      await restore(false)
    },
    [say],
  )
}
