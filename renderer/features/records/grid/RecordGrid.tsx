// The sheet of one register with what it is asked to show: its rows, what is done to them, and a word before unsaved cells are left behind.
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useBeforeUnload } from 'react-router'
import type { ListQueryInput } from '#shared/api/recordsContract.ts'
import type { ListColumns } from '#shared/api/viewsContract.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { client } from '../../../api/client.ts'
import { queryClient } from '../../../api/queryClient.ts'
import { useSay } from '../../../api/useSay.ts'
import { LeaveGuard, type Place } from '../../../components/LeaveGuard.tsx'
import { type ListState, readListState } from '../../../components/listUrl.ts'
import { EditingGrid } from './EditingGrid.tsx'
import { GridRows } from './gridRows.ts'
import { GridWork } from './gridWork.ts'

interface Props {
  readonly register: RegisterDefinition
  readonly columns: ListColumns
  /** What is listed, without a page. */
  readonly list: ListQueryInput
  readonly sort: ListState['sort']
  readonly readOnly: string | null
  onSort(field: string): void
  onOpen(id: number): void
}

export function RecordGrid({ register, columns, list, sort, readOnly, onSort, onOpen }: Props) {
  const id = register.id as RegisterId
  const say = useSay()
  const asked = JSON.stringify(list)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the query
  const rows = useMemo(() => new GridRows((offset, limit, signal) => client.records.list({ ...list, offset, limit }, { signal })), [asked])
  const [work] = useState(
    () =>
      new GridWork({
        save: (records) => client.records.saveMany({ register: id, records: [...records] }),
        takeBack: (edits, why) => client.records.takeBack({ register: id, edits: [...edits], why }),
      }),
  )
  useSyncExternalStore(work.subscribe, work.getVersion)
  const wrote = useRef(false)
  useEffect(() => {
    work.told = {
      rows: (records) => rows.replace(records),
      refused: say.refused,
      // Other screens ask anew when they come; the rows here have what was saved already.
      wrote: () => {
        wrote.current = true
        void queryClient.invalidateQueries({ refetchType: 'none' })
      },
    }
  }, [work, rows, say])
  useEffect(
    () => () => {
      if (wrote.current) void queryClient.invalidateQueries()
    },
    [],
  )
  const waiting = work.refusals().length
  useBeforeUnload((event) => {
    if (work.isSaving) event.preventDefault()
  })
  const past = list.asOf === undefined || list.asOf === '' ? null : `这是 ${list.asOf} 的情况，只能查看，不能修改。`
  return (
    <>
      <EditingGrid
        register={register}
        columns={columns}
        rows={rows}
        work={work}
        sort={sort}
        readOnly={readOnly ?? past}
        onSort={onSort}
        onOpen={onOpen}
        key={asked}
      />
      <LeaveGuard dirty={waiting > 0} leaves={leavesSheet} title={`${waiting} 格还没有保存`} text="离开这里会丢掉没能保存的内容。已保存的不受影响。" />
    </>
  )
}

/** The list beside the sheet has the same path. */
function leavesSheet(from: Place, to: Place): boolean {
  return from.pathname !== to.pathname || !readListState(new URLSearchParams(to.search)).sheet
}
