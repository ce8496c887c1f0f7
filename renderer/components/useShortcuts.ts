// Keys that work wherever the focus is on a screen.
import { useEffect, useEffectEvent } from 'react'
import { isComposing } from './composing.ts'

/** `ctrl+s`, `ctrl+f`, `/`, `escape`. A bare key is left alone while something is typed or where a focused button or link takes it, and every key while a dialog is open. */
export type Shortcuts = Readonly<Record<string, ((event: KeyboardEvent) => void) | undefined>>

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
}

/** Enter opens a link and presses a button, the space bar presses a button: then the key is theirs. */
function takesItself(key: string, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return (key === 'Enter' && target.closest('a, button, [role="button"]') !== null) || (key === ' ' && target.closest('button, [role="button"]') !== null)
}

function dialogIsOpen(): boolean {
  return [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')].some((dialog) => dialog.checkVisibility())
}

export function useShortcuts(shortcuts: Shortcuts): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (isComposing(event) || event.defaultPrevented || event.altKey || dialogIsOpen()) return
    const ctrl = event.ctrlKey || event.metaKey
    if (!ctrl && (isTyping(event.target) || takesItself(event.key, event.target))) return
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
