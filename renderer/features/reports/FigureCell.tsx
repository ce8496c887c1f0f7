// A figure of a report on screen: a button that opens the records behind it. Of a table's figures one is in the order of the Tab key; arrows go from one to the next.
import type { KeyboardEvent } from 'react'
import { cellText } from '#shared/reports/figureText.ts'
import type { ReportColumn, ReportRow } from '#shared/reports/report.ts'
import { isComposing } from '../../components/composing.ts'

interface Props {
  readonly row: ReportRow
  readonly column: ReportColumn
  /** Whether the Tab key comes here. */
  readonly current: boolean
  /** Absent: the figures of this table do not open. */
  readonly onOpen?: (() => void) | undefined
  onFocus(): void
}

export function FigureCell({ row, column, current, onOpen, onFocus }: Props) {
  const text = cellText(row, column)
  if (!onOpen || !opens(row, column)) return <>{text}</>
  return (
    <button
      type="button"
      id={figureId(row.key, column.key)}
      className="report-figure"
      tabIndex={current ? 0 : -1}
      title={`${row.label} ${column.path.join('/')}：看这个数由哪些记录得来`}
      onClick={onOpen}
      onFocus={onFocus}
    >
      {text}
    </button>
  )
}

/** Of its button on the page. */
export function figureId(row: string, column: string): string {
  return `figure-${encodeURIComponent(row)}-${encodeURIComponent(column)}`
}

/** What prints — has no records. */
export function opens(row: ReportRow, column: ReportColumn): boolean {
  return column.kind !== 'label' && column.kind !== 'text' && (row.figures[column.key] ?? null) !== null
}

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Home, End: the first and the last figure of the row; with Ctrl of the table. */
function moveToEnd(event: KeyboardEvent<HTMLTableElement>, row: HTMLTableRowElement): void {
  const figures = (event.ctrlKey ? row.parentElement : row)?.querySelectorAll<HTMLElement>('button.report-figure')
  event.preventDefault()
  figures?.[event.key === 'Home' ? 0 : figures.length - 1]?.focus()
}

/** To the next figure in the arrow's direction, over cells that hold none; Home and End to the ends. */
export function moveByKey(event: KeyboardEvent<HTMLTableElement>): void {
  const step = steps[event.key]
  const cell = event.target instanceof HTMLElement ? event.target.closest('td') : null
  const row = cell?.closest('tr')
  const body = row?.closest('tbody')
  if (!cell || !row || !body || isComposing(event.nativeEvent) || event.metaKey || event.altKey) return
  if (event.key === 'Home' || event.key === 'End') moveToEnd(event, row)
  if (!step || event.ctrlKey) return
  for (let [y, x] = [row.sectionRowIndex + step[0], cell.cellIndex + step[1]]; y >= 0 && x >= 0; y += step[0], x += step[1]) {
    const next = body.rows[y]?.cells[x]
    if (!next) return
    const figure = next.querySelector<HTMLElement>('button.report-figure')
    if (!figure) continue
    event.preventDefault()
    figure.focus()
    return
  }
}
