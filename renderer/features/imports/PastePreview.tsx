// What was pasted, as the sheet that it will be read as, before it is taken.
import { Button } from 'antd'
import { columnName } from '#shared/importing/sheet.ts'
import { RawCells } from './RawCells.tsx'

const rowsShown = 8
const columnsShown = 12

interface Props {
  readonly cells: readonly (readonly string[])[]
  take(): void
  drop(): void
}

export function PastePreview({ cells, take, drop }: Props) {
  const width = Math.max(...cells.map((row) => row.length))
  const columns = Array.from({ length: Math.min(columnsShown, width) }, (_, index) => columnName(index))
  const rows = cells
    .slice(0, rowsShown)
    .map((row, index) => ({ row: index + 1, cells: Object.fromEntries(columns.map((letter, column) => [letter, row[column] ?? ''])) }))
  return (
    <section className="paste-preview" aria-label="粘贴的单元格">
      <div className="paste-head">
        <h2 className="paste-title">粘贴的单元格</h2>
        <span className="muted">
          {cells.length.toLocaleString()} 行 × {width.toLocaleString()} 列{cells.length > rowsShown || width > columnsShown ? '，下面是开头的一部分' : ''}
        </span>
        <Button onClick={drop}>不要</Button>
        <Button type="primary" autoFocus onClick={take}>
          加入导入
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="table-scroll inline" aria-label="粘贴内容的开头" tabIndex={0}>
        <RawCells label="粘贴的单元格" rows={rows} columns={columns} />
      </section>
    </section>
  )
}
