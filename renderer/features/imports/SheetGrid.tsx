// The ledger's own cells, as many as are in sight, with problems in colour and one cell that the keyboard holds.
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import type { SheetPreview, ShownProblem } from '#shared/api/previewTypes.ts'
import { isComposing } from '../../components/composing.ts'
import { type GridPosition, gridAction } from '../../components/gridKeys.ts'
import { QueryRefusal } from '../../components/RefusalBox.tsx'
import { CellInput, type CellInputHandle } from './CellInput.tsx'
import { GridHead } from './GridHead.tsx'
import { GridRow } from './GridRow.tsx'
import { columnWidths, rowHeadWidth, rowHeight } from './gridSizes.ts'
import type { FixScope } from './replacements.ts'
import { beginSeek, type Seek, seekOn } from './seekRow.ts'
import { type RowFilter, useGridRows } from './useGridRows.ts'

export interface ActiveCell {
  /** `B7`. */
  readonly name: string
  readonly heading: string
  readonly text: string
  readonly problems: readonly ShownProblem[]
  readonly change: string | null
}

interface Props {
  readonly previewId: string
  readonly sheet: SheetPreview
  readonly filter: RowFilter
  /** Go to this row and column of the ledger; a new object is a new jump. */
  readonly jump: { readonly row: number; readonly column: string | null; readonly guess: number } | null
  onActive(cell: ActiveCell | null): void
  /** `reach`: also for equal cells of its column, or of the sheet. */
  onFix(cell: string, from: string, to: string, reach?: FixScope): void
  /** The last fix reaches further. */
  onWiden(reach: FixScope): void
  onUndo(): void
}

export function SheetGrid({ previewId, sheet, filter, jump, onActive, onFix, onWiden, onUndo }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const input = useRef<CellInputHandle>(null)
  const [at, setAt] = useState<GridPosition>({ row: 0, column: 0 })
  const [editing, setEditing] = useState(false)
  const [visible, setVisible] = useState<readonly [number, number]>([0, 30])
  const rows = useGridRows(previewId, sheet.key, filter, visible)
  const columns = sheet.columns
  const widths = columnWidths(columns)
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    onChange: (instance) => {
      const { range } = instance
      if (range) setVisible((before) => (before[0] === range.startIndex && before[1] === range.endIndex ? before : [range.startIndex, range.endIndex]))
    },
  })
  const row = rows.row(at.row)
  const column = columns[at.column]
  const letter = column?.column ?? 'A'
  const text = row?.cells[letter] ?? ''
  const name = row ? `${letter}${row.row}` : ''

  // A mended row may leave the list that is shown: the current cell stays with its row, not with its place.
  const anchor = useRef<number | undefined>(undefined)
  const place = (to: GridPosition) => {
    anchor.current = rows.row(to.row)?.row
    setAt(to)
  }
  useEffect(() => {
    if (!row || editing) return
    if (anchor.current === undefined) anchor.current = row.row
    if (anchor.current === row.row) return
    const moved = rows.indexOf(anchor.current)
    if (moved >= 0) setAt((before) => ({ ...before, row: moved }))
    else anchor.current = row.row
  }, [row, rows, editing])

  const moveTo = (to: GridPosition) => {
    place(to)
    showCell(scroller.current, widths, to)
  }

  // Null: the row of the jump is found, or is not there.
  const search = useRef<{ readonly jump: Props['jump']; readonly seek: Seek | null }>({ jump: null, seek: null })
  const found = jump ? rows.indexOf(jump.row) : -1
  const looked = search.current.seek ? rows.row(search.current.seek.at)?.row : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: a jump is made once its rows are there, not on every move
  useEffect(() => {
    if (!jump || rows.total === 0) return
    let { seek } = search.current
    if (search.current.jump !== jump) seek = beginSeek(jump.guess, rows.total)
    else if (!seek) return
    else if (found < 0 && looked !== undefined) seek = seekOn(seek, looked, jump.row)
    search.current = { jump, seek: found >= 0 ? null : seek }
    const columnAt = jump.column === null ? -1 : columns.findIndex((candidate) => candidate.column === jump.column)
    const rowAt = found >= 0 ? found : seek?.at
    if (rowAt !== undefined) moveTo({ row: rowAt, column: Math.max(0, columnAt) })
    input.current?.focus()
  }, [jump, rows.total, found, looked])

  useEffect(() => {
    if (at.row >= rows.total && rows.total > 0) setAt((before) => ({ ...before, row: rows.total - 1 }))
  }, [at.row, rows.total])

  const target = column?.target
  const change = row && target ? row.changes[target] : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: `row` changes exactly when its cells do
  useEffect(() => {
    if (!row || !column) return onActive(null)
    onActive({
      name,
      heading: column.path.at(-1) ?? '',
      text,
      problems: row.problems.filter((problem) => problem.column === null || problem.column === letter),
      change: change ? `名册原来是“${String(change[0] ?? '')}”，将改为“${String(change[1] ?? '')}”` : null,
    })
  }, [row, at.column, name])

  const commit = (typed: string, to: GridPosition | null, reach?: FixScope) => {
    setEditing(false)
    if (row && typed !== text) onFix(name, text, typed, reach)
    if (to) moveTo(to)
  }

  if (rows.error) return <QueryRefusal error={rows.error} retry={rows.refetch} />
  const size = { rows: rows.total, columns: columns.length, page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 300) / rowHeight) - 2) }
  const left = rowHeadWidth + widths.slice(0, at.column).reduce((sum, width) => sum + width, 0)
  return (
    <div ref={scroller} className="grid-scroll">
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual sheet is not a table element; its cells are placed by hand */}
      <div
        role="grid"
        tabIndex={-1}
        aria-label={`${sheet.sheet}的数据`}
        aria-rowcount={rows.total + 1}
        aria-colcount={columns.length + 1}
        className="grid"
        style={{ width: rowHeadWidth + widths.reduce((sum, width) => sum + width, 0), height: rowHeight + virtual.getTotalSize() }}
      >
        <GridHead columns={columns} widths={widths} />
        {virtual.getVirtualItems().map((item) => (
          <GridRow
            key={item.index}
            row={rows.row(item.index)}
            index={item.index}
            top={rowHeight + item.start}
            columns={columns}
            widths={widths}
            activeColumn={item.index === at.row ? at.column : -1}
            onPick={(columnIndex) => {
              if (item.index !== at.row || columnIndex !== at.column) {
                input.current?.settle()
                place({ row: item.index, column: columnIndex })
              }
              input.current?.focus()
            }}
            onOpen={() => {
              input.current?.begin(text)
              setEditing(true)
            }}
          />
        ))}
        {rows.total > 0 ? (
          // biome-ignore lint/a11y/useFocusableInteractive: its input takes the focus
          // biome-ignore lint/a11y/useSemanticElements: see above
          <div role="row" aria-rowindex={at.row + 2}>
            {/* biome-ignore lint/a11y/useFocusableInteractive: its input takes the focus */}
            {/* biome-ignore lint/a11y/useSemanticElements: see above */}
            <div role="gridcell" aria-colindex={at.column + 2}>
              <CellInput
                ref={input}
                label={`${name} ${column?.path.at(-1) ?? ''}：${text === '' ? '空' : text}`}
                style={{ top: rowHeight + at.row * rowHeight, left, width: widths[at.column] ?? 100, height: rowHeight }}
                editing={editing}
                onEditing={() => setEditing(true)}
                onSettle={(typed) => commit(typed, null)}
                onKey={(event, typed) => {
                  const pressed = {
                    key: event.key,
                    ctrl: event.ctrlKey || event.metaKey,
                    shift: event.shiftKey,
                    alt: event.altKey,
                    composing: isComposing(event),
                  }
                  const action = gridAction({ ...at, editing }, pressed, size)
                  if (action.kind === 'none') return
                  // A typed letter goes into the input by itself, so that input methods can begin with it.
                  if (action.kind === 'edit' && action.typed !== null && action.typed !== '') return
                  event.preventDefault()
                  event.stopPropagation()
                  if (action.kind === 'move') moveTo(action.to)
                  else if (action.kind === 'commit') commit(typed, action.to, action.reach)
                  else if (action.kind === 'widen') onWiden(action.reach)
                  else if (action.kind === 'undo') onUndo()
                  else if (action.kind === 'cancel') {
                    setEditing(false)
                    input.current?.clear()
                  } else {
                    input.current?.begin(action.typed ?? text)
                    setEditing(true)
                  }
                }}
              />
            </div>
          </div>
        ) : null}
      </div>
      {rows.total === 0 ? <p className="grid-empty">没有这样的行</p> : null}
    </div>
  )
}

/** Brings a cell in sight, beside the fixed row numbers and below the fixed headings. All rows have one height, so nothing need be measured. */
function showCell(scroller: HTMLElement | null, widths: readonly number[], to: GridPosition): void {
  if (!scroller) return
  const top = to.row * rowHeight
  if (top < scroller.scrollTop) scroller.scrollTop = top
  else if (top + 2 * rowHeight > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = top + 2 * rowHeight - scroller.clientHeight
  const left = widths.slice(0, to.column).reduce((sum, width) => sum + width, 0)
  const right = left + (widths[to.column] ?? 0) + rowHeadWidth
  if (left < scroller.scrollLeft) scroller.scrollLeft = left
  else if (right > scroller.scrollLeft + scroller.clientWidth) scroller.scrollLeft = right - scroller.clientWidth
}
