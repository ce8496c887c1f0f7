// Files that read as characters: CSV, but also web pages and SpreadsheetML under the name .xls, and prose that is no table at all.
import type { Workbook, WorkbookFormat } from '#shared/importing/sheet.ts'
import { damaged, tooLarge, truncated } from './damaged.ts'
import { decodeText } from './decodeText.ts'
import { notAWorkbook } from './detectFormat.ts'
import { readHtml } from './html/readHtml.ts'
import { detectDelimiter, readDelimited } from './readDelimited.ts'
import type { ReadLimits } from './readLimits.ts'
import { readWithSheetJS } from './readWithSheetJS.ts'
import type { Turns } from './turns.ts'
import { XmlFault, XmlScanner } from './xlsx/xmlScanner.ts'
import { unescapeCharacters } from './xlsx/xmlText.ts'

const SLICE = 128 * 1024

/** @throws LedgerError file-not-a-workbook, file-too-large, file-damaged, cancelled */
export async function readTextFile(bytes: Buffer, name: string, limits: ReadLimits, turns: Turns): Promise<Workbook> {
  const { text, encoding } = await decodeText(bytes, turns)
  const head = text.slice(0, 8192)
  if (isBinary(head)) throw notAWorkbook(name, 'unknown')
  const markup = markupKind(head)
  if (markup !== null) {
    if (markup === 'other') throw notAWorkbook(name, 'unknown')
    if (/<!(?:DOCTYPE\s[^>]*\[|ENTITY)/i.test(head)) throw damaged(name, 'a document type declaration with entities')
    if (bytes.length > limits.sheetJSBytes) throw tooLarge(name, `${bytes.length} bytes of markup`)
    if (!isWhole(text, markup)) throw truncated(name, `${markup} that is not closed`)
    if (markup !== 'html') await admitXml(text, name, turns)
    // SheetJS tells OpenDocument from a web page by the declaration.
    const source = text.trimStart().startsWith('<?xml') ? text : `<?xml version="1.0"?>${text}`
    if (markup !== 'html') return await readWithSheetJS({ source, name, format: markup, encoding }, limits, turns)
    const sheets = await readHtml(text, name, limits, turns)
    if (sheets.length === 0) throw damaged(name, 'a page without a table')
    return { format: 'html', encoding, date1904: false, sheets: withNames(sheets, head) }
  }
  if (!isTable(text, name)) throw notAWorkbook(name, 'text')
  const rows = await readDelimited(text, turns, limits, () => tooLarge(name, `over ${limits.cells} cells`))
  return {
    format: 'csv',
    encoding,
    date1904: false,
    sheets: [{ name: '', kind: 'cells', hidden: false, merges: [], hiddenColumns: [], comments: [], rows }],
  }
}

type Markup = Extract<WorkbookFormat, 'spreadsheetml' | 'html' | 'ods'>

function markupKind(head: string): Markup | 'other' | null {
  const start = head.trimStart()
  if (!start.startsWith('<')) return null
  if (/<(?:\w+:)?Workbook[\s>]/.test(start)) return 'spreadsheetml'
  if (/<office:document[\s>]/.test(start)) return 'ods'
  if (/<(?:html|table|body|head|meta|!doctype html)/i.test(start)) return 'html'
  return start.startsWith('<?xml') || /^<[!a-z]/i.test(start) ? 'other' : null
}

/** SheetJS reads what it finds before the cut and says nothing of the rest. */
function isWhole(text: string, markup: Markup): boolean {
  if (markup === 'spreadsheetml') return /<\/(?:\w+:)?Workbook\s*>/.test(text)
  if (markup === 'ods') return text.includes('</office:document>')
  return count(text, /<table[\s>]/gi) <= count(text, /<\/table[\s>]/gi)
}

/** SheetJS picks the tags that it knows out of whatever stands between them; a row whose tags are broken would be missing. @throws LedgerError file-damaged */
async function admitXml(text: string, name: string, turns: Turns): Promise<void> {
  const scanner = new XmlScanner({ open() {}, close() {}, text() {} })
  try {
    for (let at = 0; at < text.length; at += SLICE) {
      scanner.write(Buffer.from(text.slice(at, at + SLICE)))
      if (turns.due()) await turns.next()
    }
    scanner.end()
  } catch (cause) {
    if (cause instanceof XmlFault) throw damaged(name, cause.message, cause)
    throw cause
  }
}

function count(text: string, pattern: RegExp): number {
  let found = 0
  while (pattern.test(text)) found += 1
  return found
}

/** Excel's web pages say in their head what their sheets are called; tables come in the same order. */
function withNames(sheets: Workbook['sheets'], head: string): Workbook['sheets'] {
  const names = [...head.matchAll(/<x:ExcelWorksheet>\s*<x:Name>([^<]{1,31})<\/x:Name>/gi)].map((match) => unescapeCharacters(match[1] ?? '').trim())
  if (names.length < sheets.length || names.some((name) => name === '')) return sheets
  return sheets.map((sheet, index) => ({ ...sheet, name: names[index] ?? sheet.name }))
}

/** Control characters that no text file holds, or bytes that no encoding explains. */
function isBinary(head: string): boolean {
  let odd = 0
  for (let at = 0; at < head.length; at += 1) {
    const code = head.charCodeAt(at)
    if (code === 0) return true
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12 && code !== 26) || code === 0xfffd) odd += 1
  }
  return odd * 20 > head.length
}

/** A single column is a list only in a file that calls itself a text table; under a workbook's name, text must show columns to be taken for one. */
function isTable(text: string, name: string): boolean {
  if (/\.(?:csv|tsv|txt|tab|prn)$/i.test(name)) return text.trim() !== ''
  const { columns, share } = detectDelimiter(text)
  return columns > 1 && share >= 0.6
}
