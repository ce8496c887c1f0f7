// The rows of a preview, fetched by the page as they come into sight.
import { useQueries } from '@tanstack/react-query'
import { useCallback, useMemo, useRef } from 'react'
import type { ImportRow, RowOutcome } from '#shared/api/previewTypes.ts'
import { orpc } from '../../api/client.ts'

/** null: every row. */
export type RowFilter = RowOutcome | 'problem' | 'unclear' | null

const pageSize = 200

export interface GridRows {
  readonly total: number
  readonly error: unknown
  /** undefined while its page is on the way. */
  row(index: number): ImportRow | undefined
  /** Index of a row of the ledger among the pages at hand; -1 when it is not there. */
  indexOf(rowNumber: number): number
  refetch(): void
}

/** @param visible first and last index on screen. */
export function useGridRows(previewId: string, sheet: string, filter: RowFilter, visible: readonly [number, number]): GridRows {
  const first = Math.floor(Math.max(0, visible[0]) / pageSize)
  const last = Math.max(first, Math.floor(Math.max(0, visible[1]) / pageSize))
  const pages = useMemo(() => Array.from({ length: last - first + 1 }, (_, index) => first + index), [first, last])
  const results = useQueries({
    queries: pages.map((page) =>
      orpc.imports.rows.queryOptions({
        input: { previewId, sheet, ...(filter === null ? {} : { outcome: filter }), offset: page * pageSize, limit: pageSize },
        staleTime: Number.POSITIVE_INFINITY,
      }),
    ),
  })
  const row = useCallback((index: number) => results[Math.floor(index / pageSize) - first]?.data?.rows[index % pageSize], [results, first])
  const indexOf = useCallback(
    (rowNumber: number) => {
      for (const [place, result] of results.entries()) {
        const found = result.data?.rows.findIndex((candidate) => candidate.row === rowNumber) ?? -1
        if (found >= 0) return (first + place) * pageSize + found
      }
      return -1
    },
    [results, first],
  )
  // Far jumps leave every loaded page: the sheet must not shrink to nothing until the next one arrives.
  const lastTotal = useRef(0)
  lastTotal.current = results.find((result) => result.data)?.data?.total ?? lastTotal.current
  return {
    total: lastTotal.current,
    error: results.find((result) => result.error)?.error ?? null,
    row,
    indexOf,
    refetch: () => {
      for (const result of results) void result.refetch()
    },
  }
}
