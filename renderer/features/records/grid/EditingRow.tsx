// One row of the sheet. Its elements are used again for other rows while scrolling, and it listens to nothing: the sheet hears the pointer for all of them.
import { memo } from 'react'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import { type GridColumn, lockReason, rowHeadWidth, rowHeight, shownText } from './gridColumns.ts'
import type { CellMark } from './gridWork.ts'

interface Props {
  readonly index: number
  /** Pixels from the top of the box. */
  readonly top: number
  /** undefined while it is on its way. */
  readonly row: RecordRow | undefined
  /** Those of this part of the row, beginning with column number `first`. */
  readonly columns: readonly GridColumn[]
  readonly first: number
  /** Pixels from the left of the pane. */
  readonly left: number
  readonly width: number
  /** The part that stays, with the row's number. */
  readonly stays: boolean
  readonly marks: ReadonlyMap<string, CellMark> | undefined
  /** First and last selected column; -1: none. */
  readonly from: number
  readonly to: number
  /** The column whose cell has the selection's corner, to be pulled; -1: none. */
  readonly corner: number
  readonly labelOf: (table: string, code: string) => string
}

export const EditingRow = memo(function EditingRow({ index, top, row, columns, first, left, width, stays, marks, from, to, corner, labelOf }: Props) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the sheet's input
    // biome-ignore lint/a11y/useSemanticElements: a virtual sheet is not a table element; its rows are placed by hand
    <div
      role="row"
      aria-rowindex={index + 2}
      data-row={index}
      className="edit-row"
      style={{ transform: `translate(${left}px, ${top}px)`, height: rowHeight, width }}
    >
      {stays ? (
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        // biome-ignore lint/a11y/useSemanticElements: see above
        <div role="rowheader" aria-colindex={1} data-head="" className={from >= 0 ? 'edit-number chosen' : 'edit-number'} style={{ width: rowHeadWidth }}>
          {index + 1}
        </div>
      ) : null}
      {columns.map((column, at) => {
        const place = first + at
        const mark = marks?.get(column.field.key)
        const isGap = row?.gaps.includes(column.field.key) === true && !mark
        const isChosen = place >= from && place <= to
        const classes = ['edit-cell']
        if (column.measure) classes.push('number')
        if (row && column.way.kind === 'locked') classes.push('locked')
        if (isGap) classes.push('gap')
        if (mark) classes.push(mark.state)
        if (isChosen) classes.push('chosen')
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          // biome-ignore lint/a11y/useSemanticElements: see above
          <div
            key={column.field.key}
            role="gridcell"
            aria-colindex={place + 2}
            aria-readonly={row !== undefined && lockReason(column, row) !== null ? true : undefined}
            aria-invalid={mark?.state === 'refused' ? true : undefined}
            aria-selected={isChosen ? true : undefined}
            data-column={place}
            className={classes.join(' ')}
            style={{ width: column.width }}
          >
            {mark && mark.state !== 'doubted' ? mark.text : row ? (isGap ? '缺' : shownText(column, row, labelOf)) : ''}
            {place === corner ? <span data-corner="" className="edit-corner" title="按住拖动可填充" aria-hidden="true" /> : null}
          </div>
        )
      })}
    </div>
  )
})
