// A list's state lives in its address; this reads and writes it there, through the view that the address names.
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { ListView } from '#shared/api/recordTypes.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { orpc } from '../../api/client.ts'
import type { ListState } from '../../components/listUrl.ts'
import { addressInView, namedView, saysConditions, stateInView } from './viewState.ts'

export interface ListLook {
  readonly state: ListState
  /** `replace` keeps typing in the search box from filling the Back button's memory. */
  setState(next: ListState, how?: { replace: boolean }): void
  /** All that the clerk may use; the one that is looked through. */
  readonly views: readonly ListView[]
  readonly view: ListView | null
  /** False while it is not known which records the address means. */
  readonly ready: boolean
  /** The address names a view that is not there (any more) for this clerk. */
  readonly lost: boolean
  /** Looks through another view, as it was saved; null: through none, at every record. */
  choose(view: ListView | null): void
}

const none: readonly ListView[] = []

export function useListState(register: RegisterId): ListLook {
  const [params, setParams] = useSearchParams()
  const asked = useQuery(orpc.views.list.queryOptions({ input: { register } }))
  const views = asked.data ?? none
  const named = namedView(params)
  const byDefault = views.find((view) => view.isDefault) ?? null
  const silent = named === null && !saysConditions(params)
  const view = silent ? byDefault : (views.find((one) => one.id === named) ?? null)
  const hasDefault = byDefault !== null

  const state = useMemo(() => stateInView(params, view), [params, view])
  const setState = useCallback(
    (next: ListState, how?: { replace: boolean }) => setParams(addressInView(next, view, hasDefault), { replace: how?.replace ?? false }),
    [setParams, view, hasDefault],
  )
  /** Whoever works in the sheet goes on working in it. */
  const choose = useCallback(
    (next: ListView | null) =>
      setParams((before) => ({ ...(before.has('sheet') ? { sheet: '1' } : {}), ...(next ? { view: String(next.id) } : hasDefault ? { view: '0' } : {}) })),
    [setParams, hasDefault],
  )
  const waits = asked.isPending && (silent || (named ?? 0) > 0)
  return { state, setState, views, view, ready: !waits, lost: !asked.isPending && (named ?? 0) > 0 && view === null, choose }
}
