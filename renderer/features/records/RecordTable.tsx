// The rows of a list. A real table, so that screen readers and copying work; the current row follows the arrow keys.

import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import type { Field } from '#shared/registers/field.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { shownValue } from '#shared/values/shownValue.ts'
import { useCodes } from '../../api/useCodes.ts'
import { isComposing } from '../../components/composing.ts'
import { fieldByKey } from '../../components/fields.ts'
import type { ListState } from '../../components/listUrl.ts'
import { numberWidth, placeColumns, tickWidth } from './columnWidths.ts'
import { RecordCell } from './RecordCell.tsx'
import { RecordHead } from './RecordHead.tsx'
import type { ShownColumns } from './shownColumns.ts'
import type { RowSelection } from './useRowSelection.ts'

interface Props {
  readonly register: RegisterDefinition
  readonly columns: ShownColumns
  readonly rows: readonly RecordRow[]
  /** Number of the first row, 1-based. */
  readonly firstRow: number
  readonly total: number
  readonly sort: ListState['sort']
  readonly selection: RowSelection
  readonly current: number
  onCurrent(index: number): void
  onSort(field: string): void
  onOpen(id: number): void
  onPage(step: -1 | 1): void
  /** The ticked rows, or this one where none is ticked. Absent: nothing can be removed. */
  onRemove: ((row: RecordRow) => void) | undefined
  /** Grows when the focus should go to the current row. */
  readonly focusRequest: number
  readonly busy: boolean
}

export function RecordTable(props: Props) {
  const { register, rows, current, onCurrent, focusRequest, selection } = props
  const codes = useCodes()
  const body = useRef<HTMLTableSectionElement>(null)
  const { columns } = props
  const fields = columns.keys.map((key) => fieldByKey(register, key)).filter((field): field is Field => field !== undefined)
  const placed = placeColumns(fields, columns)
  // Columns that nobody has drawn fill the window; drawn ones stay as wide as they were drawn.
  const drawn = fields.some((field) => columns.widths[field.key] !== undefined)

  const focusRow = (index: number) => {
    const row = body.current?.rows[index]
    row?.focus()
    row?.scrollIntoView({ block: 'nearest' })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a request is answered once, not whenever the current row changes
  useEffect(() => {
    if (focusRequest > 0 && rows.length > 0) focusRow(Math.min(current, rows.length - 1))
  }, [focusRequest])

  const ids = rows.map((row) => row.id)
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.altKey) return
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      event.preventDefault()
      selection.tickRows(ids, true)
      return
    }
    if (event.ctrlKey || event.metaKey) return
    const here = rows[current]
    const go = (index: number) => {
      event.preventDefault()
      const next = Math.max(0, Math.min(rows.length - 1, index))
      const row = rows[next]
      if (event.shiftKey && here && row) selection.tickRows([here.id, row.id], true)
      onCurrent(next)
      focusRow(next)
    }
    if (event.key === ' ' && here) {
      event.preventDefault()
      selection.tick(here.id, !selection.has(here.id), event.shiftKey)
      return
    }
    if (event.key === 'Delete' && here && props.onRemove) {
      event.preventDefault()
      if (!event.repeat) props.onRemove(here)
      return
    }
    if (event.key === 'Escape' && selection.count > 0) {
      selection.clear()
      return
    }
    if (event.key === 'ArrowDown') go(current + 1)
    else if (event.key === 'ArrowUp') go(current - 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(rows.length - 1)
    else if (event.key === 'PageDown' || event.key === 'PageUp') {
      event.preventDefault()
      props.onPage(event.key === 'PageDown' ? 1 : -1)
    } else if (event.key === 'Enter' && !(event.target instanceof HTMLAnchorElement)) {
      if (here) props.onOpen(here.id)
    }
  }
  /** As in a file manager: Ctrl ticks one more, Shift all up to here. */
  const onRowClick = (event: MouseEvent<HTMLElement>, index: number, id: number) => {
    onCurrent(index)
    if (event.target instanceof HTMLInputElement) {
      event.currentTarget.focus({ preventScroll: true }) // the keys are the row's
      return
    }
    if (event.shiftKey) selection.tick(id, true, true)
    else if (event.ctrlKey || event.metaKey) selection.tick(id, !selection.has(id), false)
  }

  return (
    <div className="table-scroll">
      <table
        className="records"
        style={{ width: `${tickWidth + numberWidth + placed.reduce((sum, { width }) => sum + width, 0)}px` }}
        aria-label={`${register.label}列表`}
        aria-rowcount={props.total + 1}
        aria-busy={props.busy}
      >
        <colgroup>
          <col style={{ width: tickWidth }} />
          <col style={{ width: numberWidth }} />
          {placed.map(({ field, width }) => (
            <col key={field.key} style={{ width }} />
          ))}
          <col style={drawn ? undefined : { width: 0 }} />
        </colgroup>
        <RecordHead
          columns={placed}
          sort={props.sort}
          tickAll={<TickPage ids={ids} selection={selection} />}
          onSort={props.onSort}
          onWidths={(widths) => columns.change({ widths: { ...columns.widths, ...widths } })}
        />
        <tbody ref={body} onKeyDown={onKeyDown}>
          {rows.map((row, index) => (
            <tr
              key={row.id}
              aria-rowindex={props.firstRow + index + 1}
              aria-current={index === current ? 'true' : undefined}
              tabIndex={index === current ? 0 : -1}
              aria-selected={selection.has(row.id)}
              className={`${index === current ? 'current' : ''}${selection.has(row.id) ? ' ticked' : ''}`}
              onMouseDown={(event) => {
                if (event.shiftKey) event.preventDefault() // Shift reaches rows here, it does not mark text
              }}
              onClick={(event) => onRowClick(event, index, row.id)}
              onDoubleClick={() => props.onOpen(row.id)}
            >
              <td className="row-tick">
                <input
                  type="checkbox"
                  tabIndex={-1}
                  aria-label={`选择第 ${props.firstRow + index} 行`}
                  checked={selection.has(row.id)}
                  onChange={(event) =>
                    selection.tick(row.id, event.target.checked, event.nativeEvent instanceof globalThis.MouseEvent && event.nativeEvent.shiftKey)
                  }
                  onDoubleClick={(event) => event.stopPropagation()}
                />
              </td>
              <td className="row-number">{props.firstRow + index}</td>
              {placed.map((column, place) => (
                <RecordCell key={column.field.key} register={register} row={row} column={column} naming={place === 0} text={textOf(column.field, row, codes)} />
              ))}
              <td className="filler" />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Ticks the rows of this page. */
function TickPage({ ids, selection }: { ids: readonly number[]; selection: RowSelection }) {
  const ticked = ids.filter((id) => selection.has(id)).length
  return (
    <input
      type="checkbox"
      aria-label="全选本页"
      title="全选本页（Ctrl+A）"
      ref={(box) => {
        if (box) box.indeterminate = ticked > 0 && ticked < ids.length
      }}
      checked={ticked > 0 && ticked === ids.length}
      onChange={(event) => selection.tickRows(ids, event.target.checked)}
    />
  )
}

function textOf(field: Field, row: RecordRow, codes: ReturnType<typeof useCodes>): string {
  return shownValue(field, row[field.key], codes.labelOf)
}
