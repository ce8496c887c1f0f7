// CSV and its relatives, every cell kept as the text it is: an identity card number or a code with leading zeros must not become a number on the way in.
import type { Cell, SheetRow } from '#shared/importing/sheet.ts'
import type { Turns } from './turns.ts'

/** On equal evidence the earlier wins: a comma may be a decimal one. */
const DELIMITERS = ['\t', ';', '|', ','] as const
export type Delimiter = (typeof DELIMITERS)[number]

/**
 * RFC 4180 with the freedoms that real files take: any line end, a quote that is never closed, stray quotes inside a field, Excel's `="00123"`.
 * Rows are numbered by record, as Excel numbers them; a line break inside quotes starts no row.
 */
export async function readDelimited(text: string, turns: Turns, limits: { readonly cells: number }, tooMany: () => Error): Promise<SheetRow[]> {
  const declared = /^sep=(.)\r?\n/.exec(text.slice(0, 8))
  const delimiter = declared?.[1] ?? detectDelimiter(text).delimiter
  const rows: SheetRow[] = []
  let cells = 0
  let number = 0
  for (const record of records(declared ? text.slice(declared[0].length) : text, delimiter)) {
    number += 1
    const row: (Cell | undefined)[] = []
    for (let column = 0; column < record.length; column += 1) {
      const value = withoutGuard(record[column] ?? '')
      if (value === '') continue
      row[column] = { type: 's', value }
      cells += 1
    }
    if (row.length > 0) rows.push({ number, cells: row })
    if (cells > limits.cells) throw tooMany()
    if (turns.due()) await turns.next()
  }
  return rows
}

/** The character that cuts most of the first records into the same number (more than one) of fields; `columns` is 1 when none does. */
export function detectDelimiter(text: string): { readonly delimiter: Delimiter; readonly columns: number; readonly share: number } {
  let best: { delimiter: Delimiter; columns: number; share: number } = { delimiter: ',', columns: 1, share: 0 }
  const sample = text.slice(0, 200_000)
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>()
    let seen = 0
    for (const record of records(sample, delimiter)) {
      if (record.length === 1 && record[0] === '') continue
      seen += 1
      counts.set(record.length, (counts.get(record.length) ?? 0) + 1)
      if (seen === 200) break
    }
    let columns = 1
    let share = 0
    for (const [width, count] of counts) {
      if (width > 1 && count / seen > share) {
        columns = width
        share = count / seen
      }
    }
    if (share > best.share || (share === best.share && columns > best.columns)) best = { delimiter, columns, share }
  }
  return best
}

function withoutGuard(value: string): string {
  const match = value.startsWith('="') ? /^="((?:[^"]|"")*)"$/.exec(value) : null
  return match ? (match[1] ?? '').replaceAll('""', '"') : value
}

function* records(text: string, delimiter: string): Generator<string[]> {
  const length = text.length
  const cut = delimiter.charCodeAt(0)
  let at = 0
  let quotesHold = true
  while (at < length) {
    const record: string[] = []
    for (;;) {
      let field = ''
      if (quotesHold && text.charCodeAt(at) === 34) {
        const end = closingQuote(text, at + 1)
        if (end < 0) quotesHold = false
        else {
          field = text.slice(at + 1, end).replaceAll('""', '"')
          at = end + 1
        }
      }
      const start = at
      while (at < length) {
        const code = text.charCodeAt(at)
        if (code === cut || code === 10 || code === 13) break
        at += 1
      }
      record.push(start === at ? field : field + text.slice(start, at))
      if (at < length && text.charCodeAt(at) === cut) {
        at += 1
        continue
      }
      if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) at += 1
      at += 1
      break
    }
    yield record
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== 34) return at
  }
  return -1
}
