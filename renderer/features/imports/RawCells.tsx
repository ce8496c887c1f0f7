// Cells as they stand in a sheet, with the numbers and letters by which Excel knows its rows and columns.
import type { ComponentProps, ReactNode } from 'react'

export interface RawRow {
  /** 1-based, as Excel shows it. */
  readonly row: number
  /** Text by column letter. */
  readonly cells: Readonly<Record<string, string>>
}

interface Props {
  readonly label: string
  readonly rows: readonly RawRow[]
  readonly columns: readonly string[]
  /** In the place of the row's number. */
  rowHead?(row: number): ReactNode
  rowProps?(row: number): ComponentProps<'tr'>
}

export function RawCells({ label, rows, columns, rowHead, rowProps }: Props) {
  return (
    <table className="plain raw-cells" aria-label={label}>
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
        {rows.map(({ row, cells }) => (
          <tr key={row} {...rowProps?.(row)}>
            <th scope="row" className={rowHead ? 'raw-head band-row' : 'raw-head'}>
              {rowHead ? rowHead(row) : row}
            </th>
            {columns.map((letter) => (
              <td key={letter} className="raw">
                {cells[letter] ?? ''}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
