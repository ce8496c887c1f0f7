// A block of cells as spreadsheet programs expect it on the clipboard: as text and as a table. What they put there themselves is read by pastedCells.ts.

/** Columns by tab, rows by line break; a cell with either of them, or beginning with a quote, in quotes. */
export function cellsAsText(cells: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return cells.map((row) => row.map(cell).join('\t')).join('\r\n')
}

/** @param asText columns that must stay text: Excel would make a number of a code of 18 digits, and lose its end */
export function cellsAsHtml(cells: readonly (readonly string[])[], asText: readonly boolean[]): string {
  const cell = (text: string, column: number) => {
    const shown = escaped(text).replace(/\r\n|\r|\n/g, '<br style="mso-data-placement:same-cell">')
    return asText[column] ? `<td style="mso-number-format:'\\@'">${shown}</td>` : `<td>${shown}</td>`
  }
  return `<meta charset="utf-8"><table>${cells.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
