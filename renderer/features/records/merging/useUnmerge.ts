// Taking a merge back, from wherever it is offered; what stayed as it was is told.
import { useCallback } from 'react'
import { registers } from '#shared/registers/index.ts'
import { client } from '../../../api/client.ts'
import { useTakeBack } from '../../../api/useTakeBack.ts'

export function useUnmerge(): (mergeId: number) => Promise<boolean> {
  const takeBack = useTakeBack()
  return useCallback(
    (mergeId) =>
      takeBack(async () => {
        const { kept } = await client.records.unmerge({ mergeId })
        return {
          kept,
          whole: '已撤销合并，两边都回到合并之前',
          partly: `已撤销合并；有 ${kept.length} 处合并之后改过，保持现在的样子`,
          nameOf: ({ register, id, name }) => `${registers[register].label} ${name ?? id}`,
        }
      }),
    [takeBack],
  )
}
