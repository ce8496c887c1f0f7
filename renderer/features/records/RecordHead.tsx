// The heading of a list: sorts by a click, and widens a column by dragging its edge (double click: as wide as its contents; Shift+← → from the keyboard).
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import { isComposing } from '../../components/composing.ts'
import { ArrowDownOutlined, ArrowUpOutlined } from '../../components/icons.tsx'
import type { ListState } from '../../components/listUrl.ts'
import { type ColumnPlace, clampWidth } from './columnWidths.ts'
import { isMeasure, stayingOf } from './RecordCell.tsx'

interface Props {
  readonly columns: readonly ColumnPlace[]
  readonly sort: ListState['sort']
  /** What ticks the rows of the page. */
  readonly tickAll: ReactNode
  onSort(field: string): void
  /** Widths by field key, of every column as it stands on the screen. */
  onWidths(widths: Record<string, number>): void
}

interface Drag {
  readonly x: number
  readonly width: number
  readonly widths: Record<string, number>
  moved: boolean
}

/** How far one press of a key moves an edge, in pixels. */
const keyStep = 16

export function RecordHead({ columns, sort, tickAll, onSort, onWidths }: Props) {
  const row = useRef<HTMLTableRowElement>(null)
  const drag = useRef<Drag | null>(null)

  const headOf = (index: number) => row.current?.cells[index + 2]
  /** The columns may be stretched to fill the window: what a clerk sees is what an edge is moved from. */
  const seen = () => Object.fromEntries(columns.map(({ field, width }, index) => [field.key, headOf(index)?.offsetWidth ?? width]))
  const draw = (index: number, width: number) => {
    const table = row.current?.closest('table')
    const col = table?.querySelectorAll('col')[index + 2]
    if (!table || !col) return
    const before = Number.parseFloat(col.style.width)
    col.style.width = `${width}px`
    table.style.width = `${Number.parseFloat(table.style.width) + width - before}px`
  }
  const widen = (index: number, by: number) => {
    const { field, width } = columns[index] ?? {}
    const widths = seen()
    if (field) onWidths({ ...widths, [field.key]: clampWidth((widths[field.key] ?? width ?? 0) + by) })
  }
  /** For a moment the table is laid out as wide as its contents are. */
  const fitContents = (index: number) => {
    const table = row.current?.closest('table')
    const key = columns[index]?.field.key
    if (!table || key === undefined) return
    const widths = seen()
    const parts = [table, ...table.querySelectorAll('col')]
    const styles = parts.map((part) => part.getAttribute('style') ?? '')
    for (const part of parts) part.style.width = part === table ? 'max-content' : 'auto'
    table.style.tableLayout = 'auto'
    table.style.minWidth = '0'
    const width = (headOf(index)?.offsetWidth ?? 0) + 2
    for (const [at, part] of parts.entries()) part.setAttribute('style', styles[at] ?? '')
    onWidths({ ...widths, [key]: clampWidth(width) })
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>, index: number) => {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    const widths = seen()
    drag.current = { x: event.clientX, width: widths[columns[index]?.field.key ?? ''] ?? 0, widths, moved: false }
  }
  /** Drawn past React, which hears of it once the edge is let go: fifty rows for every pixel would stutter. */
  const onPointerMove = (event: PointerEvent<HTMLElement>, index: number) => {
    const held = drag.current
    if (!held || event.clientX === held.x) return
    if (!held.moved) {
      held.moved = true
      const filler = row.current?.closest('table')?.querySelector<HTMLElement>('col:last-child')
      if (filler) filler.style.width = ''
      for (const [at, { field }] of columns.entries()) draw(at, held.widths[field.key] ?? 0)
    }
    draw(index, clampWidth(held.width + event.clientX - held.x))
  }
  const onPointerUp = (event: PointerEvent<HTMLElement>, index: number) => {
    const held = drag.current
    drag.current = null
    const key = columns[index]?.field.key
    if (held?.moved && key !== undefined) onWidths({ ...held.widths, [key]: clampWidth(held.width + event.clientX - held.x) })
  }
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (isComposing(event) || !event.shiftKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return
    event.preventDefault()
    widen(index, event.key === 'ArrowRight' ? keyStep : -keyStep)
  }

  return (
    <thead>
      <tr aria-rowindex={1} ref={row}>
        <th scope="col" className="row-tick">
          {tickAll}
        </th>
        <th scope="col" className="row-number">
          序
        </th>
        {columns.map((column, index) => {
          const { field } = column
          const sorted = sort?.field === field.key ? (sort.descending ? 'descending' : 'ascending') : 'none'
          const { className, style } = stayingOf(column)
          return (
            <th key={field.key} scope="col" aria-sort={sorted} className={`${isMeasure(field) ? 'number ' : ''}${className}`} style={style}>
              <button type="button" className="sort-button" onClick={() => onSort(field.key)} onKeyDown={(event) => onKeyDown(event, index)}>
                {field.label}
                {sorted === 'ascending' ? <ArrowUpOutlined /> : sorted === 'descending' ? <ArrowDownOutlined /> : null}
              </button>
              <button
                type="button"
                tabIndex={-1}
                aria-label={`${field.label}的列宽`}
                className="column-edge"
                title="拖动调整列宽，双击适合内容"
                onPointerDown={(event) => onPointerDown(event, index)}
                onPointerMove={(event) => onPointerMove(event, index)}
                onPointerUp={(event) => onPointerUp(event, index)}
                onDoubleClick={() => fitContents(index)}
              />
            </th>
          )
        })}
        <td className="filler" />
      </tr>
    </thead>
  )
}
