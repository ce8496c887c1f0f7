import { writeFileSync } from 'node:fs'
import * as XLSX from 'xlsx'

/** Writes a workbook of plain rows; the ending of the path says the format. @returns the path. */
export function writeWorkbook(
  path: string,
  sheets: Readonly<Record<string, readonly (readonly (string | number | boolean | null)[])[]>>,
  merges: readonly string[] = [],
  hidden: readonly string[] = [],
): string {
  const book = XLSX.utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => row.map((cell) => (cell === '' ? null : cell))))
    sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range))
    XLSX.utils.book_append_sheet(book, sheet, name)
  }
  book.Workbook = { Sheets: book.SheetNames.map((name) => ({ name, Hidden: hidden.includes(name) ? 1 : 0 })) }
  const bookType = path.slice(path.lastIndexOf('.') + 1) as XLSX.BookType
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType }) as Buffer)
  return path
}
