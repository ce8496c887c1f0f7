// One key per decision about a row that fits several records.

export type UnclearAction =
  | { readonly kind: 'none' }
  /** 0-based among the candidates. */
  | { readonly kind: 'take'; readonly candidate: number }
  | { readonly kind: 'new' }
  | { readonly kind: 'skip' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'move'; readonly by: 1 | -1 }

interface Pressed {
  readonly key: string
  readonly ctrl: boolean
  readonly alt: boolean
  readonly composing: boolean
}

export function unclearAction({ key, ctrl, alt, composing }: Pressed, candidates: number): UnclearAction {
  const none: UnclearAction = { kind: 'none' }
  if (composing || alt) return none
  const low = key.toLowerCase()
  if (ctrl) return low === 'z' ? { kind: 'undo' } : none
  if (/^[1-9]$/.test(key)) return Number(key) <= candidates ? { kind: 'take', candidate: Number(key) - 1 } : none
  if (low === 'n') return { kind: 'new' }
  if (low === 's') return { kind: 'skip' }
  if (key === 'ArrowDown' || key === 'PageDown') return { kind: 'move', by: 1 }
  if (key === 'ArrowUp' || key === 'PageUp') return { kind: 'move', by: -1 }
  return none
}
