// Cells as spreadsheet programs put them on the clipboard: columns by tab, rows by line break, a cell with either of them in quotes.

/** A trailing line break adds no row; an unclosed quote is text like any other. */
export function pastedCells(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const end = text.length
  while (at < end) {
    const quoted = text[at] === '"' ? quotedCell(text, at) : null
    const next = quoted ? quoted.next : nextBreak(text, at)
    row.push(quoted ? quoted.text : text.slice(at, next))
    at = next
    if (text[at] === '\t') {
      at++
      if (at === end) row.push('')
      continue
    }
    rows.push(row)
    row = []
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
  if (row.length > 0) rows.push(row)
  return rows
}

/** The cell that begins with a quote at `at`; null when what follows its closing quote is not the end of a cell. */
function quotedCell(text: string, at: number): { text: string; next: number } | null {
  for (let close = text.indexOf('"', at + 1); close >= 0; close = text.indexOf('"', close + 1)) {
    if (text[close + 1] === '"') {
      close++
      continue
    }
    const after = text[close + 1]
    if (after !== undefined && after !== '\t' && after !== '\n' && after !== '\r') return null
    return { text: text.slice(at + 1, close).replaceAll('""', '"'), next: close + 1 }
  }
  return null
}

function nextBreak(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text[at]
    if (character === '\t' || character === '\n' || character === '\r') return at
  }
  return text.length
}

/** The same cells as a text file that reads back as them. @returns UTF-8 text with a byte order mark */
export function pastedFile(cells: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]) => row.map((cell) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')
  return `\uFEFF${cells.map(line).join('\r\n')}\r\n`
}

/** Whether a table on the clipboard has merged cells. */
export function hasMerges(html: string): boolean {
  return /<t[dh]\b[^>]*\b(?:col|row)span\s*=\s*["']?[2-9]/i.test(html)
}
