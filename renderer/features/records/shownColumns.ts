// Which columns a list shows, how wide, in what order. A view brings its own; what a clerk changes without saving it is remembered on this computer.
import { useCallback, useMemo, useState } from 'react'
import type { ListView } from '#shared/api/recordTypes.ts'
import type { ListColumns } from '#shared/api/viewsContract.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { ownColumns, sameColumns } from './viewState.ts'

export interface ShownColumns extends ListColumns {
  /** Differs from the view, or from the register's own where no view is looked through. */
  readonly changed: boolean
  change(next: Partial<ListColumns>): void
  /** Back to the view's, or the register's own. */
  reset(): void
  /** Lets go of what was changed in a view: it was saved, or is looked at as it was saved. */
  forget(viewId: number): void
}

const place = (register: RegisterDefinition, viewId: number | null) => `union-ledger.columns.${register.id}${viewId === null ? '' : `.view${viewId}`}`

function remembered(register: RegisterDefinition, where: string): ListColumns | null {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(where) ?? 'null')
    return stored === null ? null : knownColumns(register, stored)
  } catch {
    return null // a browser that forbids storage, or a damaged entry
  }
}

function knownColumns(register: RegisterDefinition, stored: unknown): ListColumns | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { keys, widths, frozen } = stored as { readonly [key in keyof ListColumns]?: unknown }
  const known = Array.isArray(keys) ? keys.filter((key): key is string => register.fields.some((field) => field.key === key)) : []
  if (known.length === 0) return null
  const wide = typeof widths === 'object' && widths !== null ? Object.entries(widths).filter(([, width]) => Number.isInteger(width)) : []
  return { keys: known, widths: Object.fromEntries(wide), frozen: typeof frozen === 'number' && frozen >= 0 ? frozen : 1 }
}

export function useShownColumns(register: RegisterDefinition, view: ListView | null = null): ShownColumns {
  const where = place(register, view?.id ?? null)
  const [own, setOwn] = useState(() => ({ where, columns: remembered(register, where) }))
  const mine = useMemo(() => (own.where === where ? own.columns : remembered(register, where)), [own, where, register])
  const base = useMemo(() => view?.content.columns ?? ownColumns(register), [view, register])
  const shown = mine ?? base

  const reset = useCallback(() => {
    setOwn({ where, columns: null })
    window.localStorage.removeItem(where)
  }, [where])
  const change = useCallback(
    (next: Partial<ListColumns>) => {
      const columns = { ...shown, ...next }
      if (sameColumns(columns, base)) return reset()
      setOwn({ where, columns })
      window.localStorage.setItem(where, JSON.stringify(columns))
    },
    [shown, base, where, reset],
  )
  const forget = useCallback(
    (viewId: number) => {
      const there = place(register, viewId)
      window.localStorage.removeItem(there)
      setOwn((known) => (known.where === there ? { where: there, columns: null } : known))
    },
    [register],
  )
  return useMemo(() => ({ ...shown, changed: mine !== null && !sameColumns(mine, base), change, reset, forget }), [shown, mine, base, change, reset, forget])
}
