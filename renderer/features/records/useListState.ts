// A list's state lives in its address; this reads and writes it there.
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { type ListState, readListState, writeListState } from '../../components/listUrl.ts'

/** `replace` keeps typing in the search box from filling the Back button's memory. */
export function useListState(): [ListState, (next: ListState, how?: { replace: boolean }) => void] {
  const [params, setParams] = useSearchParams()
  const state = useMemo(() => readListState(params), [params])
  const setState = useCallback(
    (next: ListState, how?: { replace: boolean }) => setParams(writeListState(next), { replace: how?.replace ?? false }),
    [setParams],
  )
  return [state, setState]
}
