// What was pasted, as the sheet that it will be read as, before it is taken.
import { Button } from 'antd'
import { columnName } from '#shared/importing/sheet.ts'

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
        <table className="plain raw-cells">
          <thead>
            <tr>
              <th scope="col" className="raw-head">
                行
              </th>
              {columns.map((letter) => (
                <th key={letter} scope="col" className="raw-head">
                  {letter}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.slice(0, rowsShown).map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a paste have no other name than their place
              <tr key={index}>
                <th scope="row" className="raw-head">
                  {index + 1}
                </th>
                {columns.map((letter, column) => (
                  <td key={letter} className="raw">
                    {row[column] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
