// Short messages in the corner of the window: done, undone, refused.
import { App, Button } from 'antd'
import { createElement, useMemo } from 'react'
import { toRefusal, wasCancelled } from './refusal.ts'

export interface Say {
  done(text: string): void
  /** With a button that takes it back; stays for ten seconds. */
  undoable(text: string, undo: () => void): void
  /** Whatever was thrown, as a sentence; silent when the clerk cancelled. */
  refused(thrown: unknown): void
}

export function useSay(): Say {
  const { message, notification } = App.useApp()
  return useMemo<Say>(
    () => ({
      done: (text) => {
        message.success(text, 3)
      },
      undoable: (text, undo) => {
        const key = `undo-${Date.now()}`
        const back = () => {
          notification.destroy(key)
          undo()
        }
        notification.success({
          key,
          title: text,
          duration: 10,
          placement: 'bottomLeft',
          actions: createElement(Button, { size: 'small', type: 'primary', onClick: back }, '撤销'),
        })
      },
      refused: (thrown) => {
        if (wasCancelled(thrown)) return
        const refusal = toRefusal(thrown)
        notification.error({
          title: refusal.sentence,
          description: refusal.reference ? `编号 ${refusal.reference}，请连同编号告诉维护人员。` : undefined,
          duration: refusal.code === 'internal' ? 0 : 8,
          placement: 'bottomRight',
        })
      },
    }),
    [message, notification],
  )
}
