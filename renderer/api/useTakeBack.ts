// The way back from what was done to several records: that it went, or which of them stayed as they are because somebody has changed them since.
import { App } from 'antd'
import { useCallback } from 'react'
import type { NotUndone } from '#shared/api/recordTypes.ts'
import { refreshEverything } from './queryClient.ts'
import { useSay } from './useSay.ts'

/** As many as fit into a dialog. */
const shown = 20

interface TakenBack {
  readonly kept: readonly NotUndone[]
  /** Said where nothing was kept, and where something was. */
  readonly whole: string
  readonly partly: string
  /** How a kept record is called; absent: by its name. */
  nameOf?(item: NotUndone): string
}

/** @returns what runs a way back, and tells whether it was open */
export function useTakeBack(): (way: () => Promise<TakenBack>) => Promise<boolean> {
  const say = useSay()
  const { modal } = App.useApp()
  return useCallback(
    async (way) => {
      try {
        const { kept, whole, partly, nameOf = ({ id, name }) => name ?? String(id) } = await way()
        await refreshEverything()
        if (kept.length === 0) say.done(whole)
        else {
          const lines = kept.slice(0, shown).map((item) => `${nameOf(item)}：${item.reason}。`)
          modal.info({ title: partly, content: lines.join('\n'), className: 'kept-list', okText: '知道了' })
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
