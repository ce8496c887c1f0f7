// Whoever followed a link by the keyboard and comes back has the focus on it again.
import { type MouseEvent, useEffect } from 'react'
import { NavigationType, useNavigationType } from 'react-router'

/** Of the link that was followed last; asked for once. */
let followed: string | null = null

/** @param ready whether what links there are is on screen @returns to be told of every click among them */
export function useReturnFocus(ready: boolean): (event: MouseEvent) => void {
  const how = useNavigationType()
  useEffect(() => {
    if (!ready || followed === null) return
    const address = followed
    followed = null
    // After the new screen has taken the focus for itself.
    if (how === NavigationType.Pop) queueMicrotask(() => document.querySelector<HTMLElement>(`#main a[href="${CSS.escape(address)}"]`)?.focus())
  }, [ready, how])
  return ({ target }) => {
    followed = target instanceof Element ? (target.closest('a')?.getAttribute('href') ?? null) : null
  }
}
