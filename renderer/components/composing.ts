// Chinese input methods send Enter, Escape and letters of their own while they compose. No shortcut may act on those.

interface KeyLike {
  readonly nativeEvent?: { readonly isComposing: boolean; readonly keyCode: number }
  readonly isComposing?: boolean
  readonly keyCode: number
}

/** For React's and the browser's own keyboard events. 229 is what browsers report for a key that the input method took. */
export function isComposing(event: KeyLike): boolean {
  const native = event.nativeEvent ?? event
  return native.isComposing === true || native.keyCode === 229
}

/** Keys that an input method takes reach nobody else on the page, not even the components of a library. */
export function leaveKeysToInputMethods(page: Window): void {
  page.addEventListener(
    'keydown',
    (event) => {
      if (isComposing(event)) event.stopImmediatePropagation()
    },
    { capture: true },
  )
}
