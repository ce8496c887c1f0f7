// The way back from a deed about cases, with what stayed because somebody has changed it since.
import { useCallback } from 'react'
import { client } from '../../api/client.ts'
import { useTakeBack } from '../../api/useTakeBack.ts'

export function useUndoDeed(): (deedId: number) => Promise<boolean> {
  const takeBack = useTakeBack()
  return useCallback(
    (deedId) =>
      takeBack(async () => {
        const { reversed, kept } = await client.outreach.undo({ deedId })
        return {
          kept,
          whole: `已撤销，${reversed} 件恢复原样`,
          partly: `已撤销 ${reversed} 件；${kept.length} 件之后又有变化，保持现在的样子`,
        }
      }),
    [takeBack],
  )
}
