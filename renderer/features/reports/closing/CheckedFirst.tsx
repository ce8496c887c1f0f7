// What needs the quarter's reports counted: they are counted on arrival, unless nothing has changed since, with progress and a way to stop.
import { Button } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import type { CloseChecked } from '#shared/api/closeTypes.ts'
import { ProgressBox } from '../../../components/ProgressBox.tsx'
import type { StepProps } from './useClose.ts'

export function CheckedFirst({ close, state, children }: StepProps & { children(checked: CloseChecked): ReactNode }) {
  const { counting, check } = close
  const begun = useRef(false)
  const wanted = state.checked === null && !close.state.isFetching
  useEffect(() => {
    if (!wanted || begun.current) return
    begun.current = true
    void check(false)
  }, [wanted, check])
  if (counting.running) return <ProgressBox progress={counting.progress} title="正在统计本季度的报表" cancel={counting.cancel} />
  if (state.checked === null) return <Button onClick={() => check(false)}>统计本季度的报表</Button>
  return children(state.checked)
}
