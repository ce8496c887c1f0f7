// The way back from a deed about cases, with what stayed because somebody has changed it since.
import { App } from 'antd'
import { useCallback } from 'react'
import { client } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { useSay } from '../../api/useSay.ts'

export function useUndoDeed(): (deedId: number) => Promise<void> {
  const say = useSay()
  const { modal } = App.useApp()
  return useCallback(
    async (deedId) => {
      try {
        const { reversed, kept } = await client.outreach.undo({ deedId })
        await refreshEverything()
        if (kept.length === 0) say.done(`已撤销，${reversed} 件恢复原样`)
        else
          modal.info({
            title: `已撤销 ${reversed} 件；${kept.length} 件之后又有变化，保持现在的样子`,
            content: kept
              .slice(0, 20)
              .map(({ id, name, reason }) => `${name ?? id}：${reason}。`)
              .join('\n'),
            className: 'kept-list',
            okText: '知道了',
          })
      } catch (thrown) {
        say.refused(thrown)
      }
    },
    [say, modal],
  )
}
