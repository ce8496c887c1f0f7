// Short messages in the corner of the window: done, undone, refused.
import { App, Button } from 'antd'
import { createElement, useMemo } from 'react'
import { toRefusal, wasCancelled } from './refusal.ts'

export interface Say {
  done(text: string): void
  /** With a button that takes it back; stays for ten seconds. */
  undoable(text: string, undo: () => void): void
  /** A sentence with a button that does what it offers; stays for half a minute. */
  offer(text: string, label: string, act: () => void): void
  /** Done, but something about it has to be known; stays until it is closed. */
  warned(text: string): void
  /** Whatever was thrown, as a sentence; silent when the clerk cancelled. */
  refused(thrown: unknown): void
}

export function useSay(): Say {
  const { message, notification } = App.useApp()
  return useMemo<Say>(() => {
    const ask = (kind: 'success' | 'warning', text: string, label: string, duration: number, act: () => void) => {
      const key = `ask-${Date.now()}`
      const onClick = () => {
        notification.destroy(key)
        act()
      }
      notification[kind]({
        key,
        title: text,
        duration,
        placement: 'bottomLeft',
        actions: createElement(Button, { size: 'small', type: 'primary', onClick }, label),
      })
    }
    return {
      done: (text) => {
        message.success(text, 3)
      },
      undoable: (text, undo) => ask('success', text, '撤销', 10, undo),
      offer: (text, label, act) => ask('warning', text, label, 30, act),
      warned: (text) => {
        notification.warning({ title: text, duration: 0, placement: 'bottomRight' })
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
    }
  }, [message, notification])
}
