// One row of the sheet with what would become of it.
import { memo } from 'react'
import type { ImportRow, SheetPreview, ShownProblem } from '#shared/api/previewTypes.ts'
import type { ProblemLevel } from '#shared/importing/problem.ts'
import { outcomeLabels } from '#shared/messages/labels.ts'
import { rowHeadWidth, rowHeight } from './gridSizes.ts'
import { skipLabels } from './importLabels.ts'
import { worstLevel } from './problemPlace.ts'

interface Props {
  readonly row: ImportRow | undefined
  readonly index: number
  readonly top: number
  readonly columns: SheetPreview['columns']
  readonly widths: readonly number[]
  /** -1: not the current row. */
  readonly activeColumn: number
  onPick(column: number): void
  onOpen(): void
}

function sentences(problems: readonly ShownProblem[]): string {
  return problems.map((problem) => problem.message).join('\n')
}

function rowTitle(row: ImportRow): string {
  const reason = row.reason !== null && Object.hasOwn(skipLabels, row.reason) ? skipLabels[row.reason as keyof typeof skipLabels] : row.reason
  const whole = sentences(row.problems.filter((problem) => problem.column === null))
  return [`第 ${row.row} 行：${outcomeLabels[row.outcome].zh}${reason ? `（${reason}）` : ''}`, whole].filter(Boolean).join('\n')
}

const marks: Record<ProblemLevel, string> = { error: '●', warning: '▲', info: '■' }

export const GridRow = memo(function GridRow({ row, index, top, columns, widths, activeColumn, onPick, onOpen }: Props) {
  const place = { transform: `translateY(${top}px)`, height: rowHeight }
  if (!row) return <div className="grid-row" style={place} />
  const whole = worstLevel(row.problems.filter((problem) => problem.column === null))
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the cell's input
    // biome-ignore lint/a11y/useSemanticElements: a virtual sheet is not a table element
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={activeColumn >= 0}
      className={`grid-row ${row.outcome}${activeColumn >= 0 ? ' current' : ''}`}
      style={place}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="rowheader" className={`grid-row-head ${whole ?? ''}`} style={{ width: rowHeadWidth }} title={rowTitle(row)}>
        <span>{row.row}</span>
        <span className={`outcome ${row.outcome}`}>{outcomeLabels[row.outcome].zh}</span>
      </div>
      {columns.map((column, columnIndex) => {
        const problems = row.problems.filter((problem) => problem.column === column.column)
        const level = worstLevel(problems)
        const changed = column.target !== null && row.changes[column.target] !== undefined
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          // biome-ignore lint/a11y/useSemanticElements: see above
          <div
            key={column.column}
            role="gridcell"
            aria-selected={columnIndex === activeColumn}
            aria-invalid={level === 'error' ? true : undefined}
            className={`grid-cell ${level ?? (changed ? 'value-changed' : '')}${column.target === null ? ' left-out' : ''}${columnIndex === activeColumn ? ' active' : ''}`}
            style={{ width: widths[columnIndex] }}
            title={level ? sentences(problems) : undefined}
            onMouseDown={(event) => {
              // The focus never leaves the cell's input.
              event.preventDefault()
              onPick(columnIndex)
            }}
            onDoubleClick={onOpen}
          >
            {level ? (
              <span className="level-mark" aria-hidden="true">
                {marks[level]}
              </span>
            ) : null}
            {row.cells[column.column] ?? ''}
          </div>
        )
      })}
    </div>
  )
})
