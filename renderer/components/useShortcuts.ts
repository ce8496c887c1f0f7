// Keys that work wherever the focus is on a screen.
import { useEffect, useEffectEvent } from 'react'
import { isComposing } from './composing.ts'

/** `ctrl+s`, `ctrl+f`, `/`, `escape`. A bare key is left alone while something is typed, and every key while a dialog is open. */
export type Shortcuts = Readonly<Record<string, ((event: KeyboardEvent) => void) | undefined>>

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
}

function dialogIsOpen(): boolean {
  return [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')].some((dialog) => dialog.checkVisibility())
}

export function useShortcuts(shortcuts: Shortcuts): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (isComposing(event) || event.defaultPrevented || event.altKey || dialogIsOpen()) return
    const ctrl = event.ctrlKey || event.metaKey
    if (!ctrl && isTyping(event.target)) return
    const action = shortcuts[`${ctrl ? 'ctrl+' : ''}${event.key.toLowerCase()}`]
    if (!action) return
    event.preventDefault()
    action(event)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}
