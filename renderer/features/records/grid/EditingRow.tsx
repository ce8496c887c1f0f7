// One row of the sheet. Its elements are used again for other rows while scrolling, and it listens to nothing: the sheet hears the pointer for all of them.
import { memo } from 'react'
import type { RecordRow } from '#shared/api/types.ts'
import { type GridColumn, lockReason, rowHeadWidth, rowHeight, shownText } from './gridColumns.ts'
import type { CellMark } from './gridWork.ts'

interface Props {
  readonly index: number
  /** Pixels from the top of the box. */
  readonly top: number
  /** undefined while it is on its way. */
  readonly row: RecordRow | undefined
  readonly columns: readonly GridColumn[]
  /** Pixels from the left, by column; the first `fast` ones stay there. */
  readonly offsets: readonly number[]
  readonly fast: number
  readonly marks: ReadonlyMap<string, CellMark> | undefined
  /** First and last selected column; -1: none. */
  readonly from: number
  readonly to: number
  readonly labelOf: (table: string, code: string) => string
}

export const EditingRow = memo(function EditingRow({ index, top, row, columns, offsets, fast, marks, from, to, labelOf }: Props) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the sheet's input
    // biome-ignore lint/a11y/useSemanticElements: a virtual sheet is not a table element; its rows are placed by hand
    <div role="row" aria-rowindex={index + 2} data-row={index} className="edit-row" style={{ transform: `translateY(${top}px)`, height: rowHeight }}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="rowheader" aria-colindex={1} data-head="" className={from >= 0 ? 'edit-number chosen' : 'edit-number'} style={{ width: rowHeadWidth }}>
        {index + 1}
      </div>
      {columns.map((column, place) => {
        const mark = marks?.get(column.field.key)
        const isGap = row?.gaps.includes(column.field.key) === true && !mark
        const classes = ['edit-cell']
        if (place < fast) classes.push(place === fast - 1 ? 'frozen edge' : 'frozen')
        if (column.measure) classes.push('number')
        if (row && column.way.kind === 'locked') classes.push('locked')
        if (isGap) classes.push('gap')
        if (mark) classes.push(mark.state)
        if (place >= from && place <= to) classes.push('chosen')
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          // biome-ignore lint/a11y/useSemanticElements: see above
          <div
            key={column.field.key}
            role="gridcell"
            aria-colindex={place + 2}
            aria-readonly={row !== undefined && lockReason(column, row) !== null ? true : undefined}
            aria-invalid={mark?.state === 'refused' ? true : undefined}
            aria-selected={place >= from && place <= to ? true : undefined}
            data-column={place}
            className={classes.join(' ')}
            style={place < fast ? { width: column.width, left: offsets[place] } : { width: column.width }}
          >
            {mark && mark.state !== 'doubted' ? mark.text : row ? (isGap ? '缺' : shownText(column, row, labelOf)) : ''}
          </div>
        )
      })}
    </div>
  )
})
