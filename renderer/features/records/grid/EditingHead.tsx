// The headings of the sheet: a click sorts, as in the list.
import { memo } from 'react'
import { ArrowDownOutlined, ArrowUpOutlined } from '../../../components/icons.tsx'
import type { ListState } from '../../../components/listUrl.ts'
import { type GridColumn, headHeight, rowHeadWidth } from './gridColumns.ts'

interface Props {
  readonly columns: readonly GridColumn[]
  /** Pixels from the left, by column; the first `fast` ones stay there. */
  readonly offsets: readonly number[]
  readonly fast: number
  readonly sort: ListState['sort']
  onSort(field: string): void
}

export const EditingHead = memo(function EditingHead({ columns, offsets, fast, sort, onSort }: Props) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus
    // biome-ignore lint/a11y/useSemanticElements: a virtual sheet is not a table element
    <div role="row" aria-rowindex={1} className="edit-head" style={{ height: headHeight }}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: it does nothing */}
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="columnheader" aria-colindex={1} className="edit-number" style={{ width: rowHeadWidth }}>
        序
      </div>
      {columns.map(({ field, width, measure }, place) => {
        const sorted = sort?.field === field.key ? (sort.descending ? 'descending' : 'ascending') : 'none'
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          // biome-ignore lint/a11y/useSemanticElements: see above
          <div
            key={field.key}
            role="columnheader"
            aria-colindex={place + 2}
            aria-sort={sorted}
            className={`edit-heading${place < fast ? (place === fast - 1 ? ' frozen edge' : ' frozen') : ''}${measure ? ' number' : ''}`}
            style={place < fast ? { width, left: offsets[place] } : { width }}
          >
            <button type="button" tabIndex={-1} className="sort-button" title={field.label} onClick={() => onSort(field.key)}>
              {field.label}
              {sorted === 'ascending' ? <ArrowUpOutlined /> : sorted === 'descending' ? <ArrowDownOutlined /> : null}
            </button>
          </div>
        )
      })}
    </div>
  )
})
