// A register to work in as in Excel: all rows of the list, the keys a clerk knows, and every block of cells saved as one action that can be taken back.
import { type KeyboardEvent, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { ListColumns } from '#shared/api/viewsContract.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { useCodes } from '../../../api/useCodes.ts'
import { around, rangeOf, type Selection, type Steps, selectCell } from '../../../components/cellRange.ts'
import { isComposing } from '../../../components/composing.ts'
import type { GridPosition } from '../../../components/gridKeys.ts'
import type { ListState } from '../../../components/listUrl.ts'
import { QueryRefusal } from '../../../components/RefusalBox.tsx'
import { type Editing, sheetAction } from '../../../components/sheetKeys.ts'
import { CellEditor, type CellEditorHandle } from './CellEditor.tsx'
import { cellEdit, type GivenCell } from './cellEdits.ts'
import { EditingHead } from './EditingHead.tsx'
import { EditingRow } from './EditingRow.tsx'
import { GridBar } from './GridBar.tsx'
import { gridColumns, heldValue, plainText, rowHeadWidth, rowHeight } from './gridColumns.ts'
import type { GridRows } from './gridRows.ts'
import type { GridWork } from './gridWork.ts'
import { useBlockActions, whyLocked } from './useBlockActions.ts'
import { cellUnder, useGridPointer } from './useGridPointer.ts'
import { useGridScroll } from './useGridScroll.ts'

interface Props {
  readonly register: RegisterDefinition
  readonly columns: ListColumns
  readonly rows: GridRows
  readonly work: GridWork
  readonly sort: ListState['sort']
  /** Why nothing can be changed now; null: it can. */
  readonly readOnly: string | null
  onSort(field: string): void
  onOpen(id: number): void
}

const start: Steps = { selection: selectCell({ row: 0, column: 0 }), tabFrom: null }

export function EditingGrid({ register, columns: { keys, widths, frozen }, rows, work, sort, readOnly, onSort, onOpen }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const editor = useRef<CellEditorHandle>(null)
  const codes = useCodes()
  const [steps, setSteps] = useState<Steps>(start)
  const [editing, setEditing] = useState<Editing>('no')
  const leaving = useRef(false)
  useSyncExternalStore(rows.subscribe, rows.getVersion)
  useSyncExternalStore(work.subscribe, work.getVersion)
  const columns = useMemo(() => gridColumns(register, keys, widths), [register, keys, widths])
  /** Columns that stay while the others are scrolled. */
  const fast = Math.min(frozen, columns.length)
  const total = rows.total ?? 0
  const scroll = useGridScroll(scroller, total)
  useEffect(() => rows.want(scroll.first, scroll.last), [rows, scroll.first, scroll.last])
  const hasRows = total > 0
  useEffect(() => {
    if (hasRows) editor.current?.focus()
  }, [hasRows])

  const { selection } = steps
  const { active } = selection
  const range = rangeOf(selection)
  const column = columns[active.column]
  const row = rows.row(active.row)
  const mark = row && column ? work.marks(row.id)?.get(column.field.key) : undefined
  const standing = row && column ? work.standing(row.id, column.field.key) : undefined
  const reason = whyLocked(column, row, readOnly)
  const text = row && column ? (standing?.text ?? plainText(column, row, codes.labelOf)) : ''
  const offsets = useMemo(() => columns.map((_, index) => columns.slice(0, index).reduce((sum, { width }) => sum + width, rowHeadWidth)), [columns])
  const width = columns.reduce((sum, each) => sum + each.width, rowHeadWidth)

  const go = (to: Steps, seen: GridPosition = to.selection.active) => {
    setSteps(to)
    scroll.showRow(seen.row)
    if (seen.column >= fast) showColumn(scroller.current, offsets[seen.column] ?? 0, columns[seen.column]?.width ?? 0, offsets[fast] ?? 0)
  }
  const select = (next: Selection) => go({ selection: next, tabFrom: null }, next.head)
  const block = useBlockActions({ rows, work, columns, codes, selection, readOnly, select })

  const commit = (given: GivenCell) => {
    setEditing('no')
    if (!row || !column) return
    const isSame = given.value !== undefined ? given.value === heldValue(column, row) : given.text === plainText(column, row, codes.labelOf)
    if (isSame && standing?.state !== 'saving') work.forget(row.id, column.field.key)
    else void work.save(`“${column.field.label}”`, [cellEdit(column, row, given)])
  }
  const begin = (how: Editing, from: string) => {
    if (reason !== null) return work.say(reason)
    if (!row) return
    scroll.showRow(active.row)
    editor.current?.begin(from)
    setEditing(how)
  }

  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const pressed = { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey, composing: isComposing(event) }
    if (pressed.key === 'Tab' && leaving.current) return
    if (!['Control', 'Shift', 'Alt', 'Meta'].includes(pressed.key)) leaving.current = false
    const action = sheetAction({ ...steps, editing }, pressed, { rows: total, columns: columns.length, page: scroll.page })
    if (action.kind === 'none') {
      if (reason !== null && !pressed.composing && !pressed.ctrl && !pressed.alt && pressed.key.length === 1) work.say(reason)
      return
    }
    event.preventDefault()
    event.stopPropagation()
    switch (action.kind) {
      case 'select':
        return go(action, event.shiftKey && /^(Arrow|Page|Home|End)/.test(event.key) ? action.selection.head : action.selection.active)
      case 'edit':
        return begin(action.keep ? 'amend' : 'replace', action.keep ? text : '')
      case 'commit': {
        commit(editor.current?.given() ?? { text })
        return go(action)
      }
      case 'commit-all': {
        const given = editor.current?.given() ?? { text }
        setEditing('no')
        return block.typeAll(given)
      }
      case 'cancel':
        return setEditing('no')
      case 'line-break':
        return editor.current?.lineBreak()
      case 'clear':
        return block.clear()
      case 'fill':
        return block.fill(action.way)
      case 'undo':
        return readOnly === null ? void work.undo() : work.say(readOnly)
      case 'redo':
        return readOnly === null ? void work.redo() : work.say(readOnly)
      case 'open':
        return row && onOpen(row.id)
      case 'leave':
        leaving.current = true
    }
  }

  const pointer = useGridPointer({
    selection,
    columns: columns.length,
    settle() {
      if (editing !== 'no') commit(editor.current?.given() ?? { text })
      editor.current?.focus()
    },
    select: (next) => setSteps({ selection: next, tabFrom: null }),
    stretch: select,
    fill: block.fillPulled,
  })
  const chosen = pointer.pulledOver ? around(range, pointer.pulledOver) : range

  const parts = useMemo(() => ({ stay: columns.slice(0, fast), move: columns.slice(fast) }), [columns, fast])
  const stayWidth = offsets[fast] ?? width
  const drawRow = (index: number, stays: boolean) => {
    const record = rows.row(index)
    const isIn = index >= chosen.top && index <= chosen.bottom
    return (
      <EditingRow
        key={index % scroll.pool}
        index={index}
        top={index * rowHeight - scroll.ahead}
        row={record}
        columns={stays ? parts.stay : parts.move}
        first={stays ? 0 : fast}
        left={stays ? 0 : stayWidth}
        width={stays ? stayWidth : width - stayWidth}
        stays={stays}
        marks={record ? work.marks(record.id) : undefined}
        from={isIn ? chosen.left : -1}
        to={isIn ? chosen.right : -1}
        corner={index === range.bottom && readOnly === null && editing === 'no' ? range.right : -1}
        labelOf={codes.labelOf}
      />
    )
  }
  const drawn = inPlace(scroll.first, scroll.last, scroll.pool)
  const top = Math.max(0, Math.min(scroll.height - rowHeight, active.row * rowHeight - scroll.ahead))
  const box = scroller.current
  const above = box !== null && top - box.scrollTop > box.clientHeight - 260
  return (
    <>
      {rows.error !== null ? <QueryRefusal error={rows.error} retry={() => rows.retry()} /> : null}
      <div ref={scroller} className="edit-scroll" onScroll={scroll.onScroll}>
        {/* biome-ignore lint/a11y/useSemanticElements: a virtual sheet is not a table element; its cells are placed by hand */}
        <div
          role="grid"
          tabIndex={-1}
          aria-label={`${register.label}表格`}
          aria-rowcount={total + 1}
          aria-colcount={columns.length + 1}
          aria-multiselectable="true"
          aria-readonly={readOnly !== null}
          style={{ width }}
          onPointerDown={pointer.onPointerDown}
          onPointerMove={pointer.onPointerMove}
          onPointerUp={pointer.onPointerUp}
          onDoubleClick={(event) => {
            const hit = cellUnder(event.target)
            if (hit?.column === null && row) onOpen(row.id)
            else if (hit) begin('amend', text)
          }}
        >
          <EditingHead columns={columns} offsets={offsets} fast={fast} sort={sort} onSort={onSort} />
          <div className="edit-body" style={{ height: scroll.height }}>
            {/* biome-ignore lint/a11y/useSemanticElements: see above */}
            <div role="rowgroup" className="edit-fast" style={{ width: stayWidth }}>
              {drawn.map((index) => drawRow(index, true))}
            </div>
            {drawn.map((index) => drawRow(index, false))}
            {hasRows ? (
              // biome-ignore lint/a11y/useFocusableInteractive: its input takes the focus
              // biome-ignore lint/a11y/useSemanticElements: see above
              <div role="row" aria-rowindex={active.row + 2} className="edit-active" style={{ transform: `translateY(${top}px)` }}>
                {/* biome-ignore lint/a11y/useFocusableInteractive: its input takes the focus */}
                {/* biome-ignore lint/a11y/useSemanticElements: see above */}
                <div
                  role="gridcell"
                  aria-colindex={active.column + 2}
                  className={active.column < fast ? 'edit-place frozen' : 'edit-place'}
                  style={active.column < fast ? { left: offsets[active.column] } : undefined}
                >
                  <CellEditor
                    ref={editor}
                    label={`第 ${active.row + 1} 行 ${column?.field.label ?? ''}：${text === '' ? '空' : text}`}
                    style={{ left: active.column < fast ? 0 : (offsets[active.column] ?? 0), width: column?.width ?? 100, height: rowHeight }}
                    column={column}
                    row={row}
                    editing={editing}
                    locked={editing === 'no' && (reason !== null || !row)}
                    above={above}
                    onTyping={() => {
                      scroll.showRow(active.row)
                      setEditing('replace')
                    }}
                    onSettle={commit}
                    onKey={onKey}
                    onCopy={(event, cut) => {
                      if (editing === 'no') block.copy(event, cut)
                    }}
                    onPaste={(event) => {
                      if (editing === 'no') block.paste(event)
                    }}
                  />
                </div>
              </div>
            ) : null}
          </div>
        </div>
        {rows.total === 0 ? <p className="grid-empty">没有这样的记录</p> : null}
      </div>
      <GridBar
        work={work}
        place={row && column ? `第 ${active.row + 1} 行 · ${column.field.label}` : ''}
        text={text}
        about={mark?.message ?? reason ?? ''}
        tone={mark?.state === 'refused' ? 'error' : mark?.state === 'doubted' ? 'warning' : 'plain'}
        onNext={() => {
          const at = work
            .refusals()
            .map(({ id, key }) => ({ row: rows.indexOf(id), column: columns.findIndex((each) => each.field.key === key) }))
            .filter((place) => place.row >= 0 && place.column >= 0)
            .sort((one, other) => one.row - other.row || one.column - other.column)
          const next = at.find((place) => place.row > active.row || (place.row === active.row && place.column > active.column)) ?? at[0]
          if (next) select(selectCell(next))
          editor.current?.focus()
        }}
        onUsed={() => editor.current?.focus()}
      />
    </>
  )
}

/** The rows that are drawn, in the order of the elements that draw them, so that none is moved while scrolling. */
function inPlace(first: number, last: number, pool: number): number[] {
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  return rows.sort((one, other) => (one % pool) - (other % pool))
}

/** Brings a column in sight, beside the frozen ones. */
function showColumn(scroller: HTMLElement | null, left: number, width: number, hidden: number): void {
  if (!scroller) return
  if (left < scroller.scrollLeft + hidden) scroller.scrollLeft = left - hidden
  else if (left + width > scroller.scrollLeft + scroller.clientWidth) scroller.scrollLeft = left + width - scroller.clientWidth
}
