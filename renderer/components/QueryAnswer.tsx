// What a query has to show: that it was refused, that it is on its way, or its answer.
import type { UseQueryResult } from '@tanstack/react-query'
import { Spin } from 'antd'
import type { ReactNode } from 'react'
import { QueryRefusal } from './RefusalBox.tsx'

export function QueryAnswer<T>({ query, children }: { query: UseQueryResult<T>; children(data: T): ReactNode }) {
  return (
    <>
      {query.error ? <QueryRefusal error={query.error} retry={() => query.refetch()} /> : null}
      {query.isPending && !query.error ? <Spin /> : null}
      {query.data === undefined ? null : children(query.data)}
    </>
  )
}
