// Taking a merge back, from wherever it is offered; what stayed as it was is told.
import { App } from 'antd'
import { useCallback } from 'react'
import { registers } from '#shared/registers/index.ts'
import { client } from '../../../api/client.ts'
import { refreshEverything } from '../../../api/queryClient.ts'
import { useSay } from '../../../api/useSay.ts'

export function useUnmerge(): (mergeId: number) => Promise<boolean> {
  const say = useSay()
  const { modal } = App.useApp()
  return useCallback(
    async (mergeId) => {
      try {
        const { kept } = await client.records.unmerge({ mergeId })
        await refreshEverything()
        if (kept.length === 0) say.done('已撤销合并，两边都回到合并之前')
        else {
          modal.info({
            title: `已撤销合并；有 ${kept.length} 处合并之后改过，保持现在的样子`,
            content: kept
              .slice(0, 20)
              .map(({ register, id, name, reason }) => `${registers[register].label} ${name ?? id}：${reason}。`)
              .join('\n'),
            className: 'kept-list',
            okText: '知道了',
          })
        }
        return true
      } catch (thrown) {
        say.refused(thrown)
        return false
      }
    },
    [say, modal],
  )
}
