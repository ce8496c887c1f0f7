// The headings of the sheet, with the letters by which Excel knows its columns.
import type { SheetPreview } from '#shared/api/previewTypes.ts'
import { rowHeadWidth } from './gridSizes.ts'

export function GridHead({ columns, widths }: { columns: SheetPreview['columns']; widths: readonly number[] }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the cell's input
    // biome-ignore lint/a11y/useSemanticElements: a virtual sheet is not a table element
    <div role="row" aria-rowindex={1} className="grid-head">
      {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="columnheader" className="grid-row-head" style={{ width: rowHeadWidth }}>
        行
      </div>
      {columns.map((column, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        // biome-ignore lint/a11y/useSemanticElements: see above
        <div
          key={column.column}
          role="columnheader"
          className={column.target === null ? 'grid-cell left-out' : 'grid-cell'}
          style={{ width: widths[index] }}
          title={`${column.column} 列 ${column.path.join(' › ')}${column.target === null ? '（不导入）' : ''}`}
        >
          <span className="grid-letter">{column.column}</span> {column.path.at(-1) ?? ''}
        </div>
      ))}
    </div>
  )
}
