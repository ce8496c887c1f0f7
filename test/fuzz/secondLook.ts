// How many rows of a file hold something, counted without the reader and without SheetJS, by marks that can be seen from far: records of cells, tags of rows, lines. What the reader gives must not be less.
import iconv from 'iconv-lite'
import { CFB } from 'xlsx'
import type { SheetRows, Workbook } from '#shared/importing/sheet.ts'
import { unzip } from './unzip.ts'

/** Rows of all sheets together; undefined where the look cannot be trusted, for the reason that stands at each format below. */
export function countRows(bytes: Buffer, { format, encoding, sheets }: Pick<Workbook<SheetRows>, 'format' | 'encoding' | 'sheets'>): number | undefined {
  switch (format) {
    case 'xls':
      return countBiff(bytes)
    case 'xlsb':
      return countParts(bytes, /worksheets\/sheet\d+\.bin$/i, sheets.length, countXlsb)
    case 'xlsx':
      return countParts(bytes, /worksheets\/[^/]*\.xml$/i, sheets.length, (part) => countXlsx(part.toString('utf8')))
    case 'ods':
      return bytes[0] === 0x50
        ? countParts(bytes, /^content\.xml$/, 1, (part) => countOpenDocument(part.toString('utf8')))
        : countOpenDocument(bytes.toString('utf8'))
    case 'spreadsheetml':
      return countSpreadsheetML(textOf(bytes, encoding))
    case 'html':
      return countHtml(textOf(bytes, encoding))
    case 'csv':
      return countLines(textOf(bytes, encoding))
  }
}

/** INTEGER, NUMBER, BOOLERR, RK, MULRK, RSTRING, LABELSST of all versions: cells that hold something; all begin with their row. */
const cells = new Set([0x02, 0x03, 0x05, 0x203, 0x205, 0x27e, 0xbd, 0xd6, 0xfd])
const formulas = new Set([0x06, 0x206, 0x406])
const labels = new Set([0x04, 0x204])
const begins = new Set([0x09, 0x209, 0x409, 0x809])

/** Of worksheets only: the streams of charts hold numbers too. */
function countBiff(bytes: Buffer): number | undefined {
  const isOle = bytes.readUInt32LE(0) === 0xe011cfd0
  const container: unknown = isOle ? CFB.read(bytes, { type: 'buffer' }) : undefined
  const stream = container ? Buffer.from((CFB.find(container, 'Workbook') ?? CFB.find(container, 'Book'))?.content ?? []) : bytes
  const rows = new Set<string>()
  let sheet = 0
  let depth = 0
  let isSheet = false
  for (let at = 0; at + 4 <= stream.length; ) {
    const type = stream.readUInt16LE(at)
    const length = stream.readUInt16LE(at + 2)
    if (begins.has(type)) {
      depth += 1
      if (depth === 1) {
        sheet += 1
        isSheet = stream.readUInt16LE(at + 6) === 0x10
      }
    } else if (type === 0x0a) depth -= 1
    else if (depth === 1 && isSheet && holdsCell(stream.subarray(at + 4, at + 4 + length), type)) {
      rows.add(`${sheet}/${stream.readUInt16LE(at + 4)}`)
    }
    at += 4 + length
  }
  return rows.size
}

function holdsCell(record: Buffer, type: number): boolean {
  if (cells.has(type)) return record.length >= 6
  // BIFF2 has its attributes in three bytes, and the length of a text in one.
  if (labels.has(type)) return type === 0x04 ? (record[7] ?? 0) > 0 : (record[6] ?? 0) > 0
  // A text that a formula gives follows in a record of its own; type 3 says that it is empty.
  return formulas.has(type) && record.length >= 14 && !(record.readUInt16LE(12) === 0xffff && record[6] === 3)
}

/** BrtCellRk, Error, Bool, Real, Isst and the formulas with a number, truth value or error. */
const xlsbCells = new Set([2, 3, 4, 5, 7, 9, 10, 11])

function countXlsb(part: Buffer): number {
  const rows = new Set<number>()
  let row = -1
  let inData = false
  for (let at = 0; at < part.length; ) {
    let type = part[at++] as number
    if (type & 0x80) type = (type & 0x7f) | ((part[at++] ?? 0) << 7)
    let length = 0
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = part[at++] ?? 0
      length |= (byte & 0x7f) << shift
      if ((byte & 0x80) === 0) break
    }
    if (type === 145 || type === 146) inData = type === 145
    else if (type === 0 && at + 4 <= part.length) row = part.readUInt32LE(at)
    else if (inData && row >= 0 && (xlsbCells.has(type) || ((type === 6 || type === 8) && at + 12 <= part.length && part.readUInt32LE(at + 8) > 0)))
      rows.add(row)
    at += length
  }
  return rows.size
}

function countXlsx(text: string): number {
  const rows = new Set<string>()
  let last = 0
  for (const [, attributes = '', content = ''] of text
    .replace(/<!--[\s\S]*?-->/g, '')
    .matchAll(/<(?:\w+:)?row\b([^<>]*)>([\s\S]*?)(?=<\/(?:\w+:)?row>|<(?:\w+:)?row\b)/g)) {
    last = Number(/\sr="(\d+)"/.exec(attributes)?.[1] ?? last + 1)
    if (/<(?:\w+:)?v>[^<>]|<(?:\w+:)?is>[\s\S]*?<(?:\w+:)?t\b[^<>]*(?<!\/)>[^<>]/.test(content)) rows.add(String(last))
  }
  return rows.size
}

function countOpenDocument(text: string): number {
  let rows = 0
  const plain = text.replace(/<!--[\s\S]*?-->/g, '').replace(/<(\w+:)?annotation[\s>][\s\S]*?<\/(\w+:)?annotation>/g, '')
  for (const [, attributes = '', content = ''] of plain.matchAll(/<table:table-row\b([^<>]*)(?<!\/)>([\s\S]*?)<\/table:table-row>/g)) {
    if (!/office:value="[\d.]+"|<text:p\b[^<>]*>[^<>\s]/.test(content)) continue
    rows += Number(/number-rows-repeated="(\d{1,4})"/.exec(attributes)?.[1] ?? 1)
  }
  return rows
}

function countSpreadsheetML(text: string): number {
  let rows = 0
  for (const [content] of text.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<(\w+:)?Row\b[^<>]*(?<!\/)>[\s\S]*?<\/(\w+:)?Row>/g)) {
    if (/<(?:\w+:)?Data\b[^<>]*(?<!\/)>[^<>\s]/.test(content)) rows += 1
  }
  return rows
}

/** Cells whose content begins with text. */
function countHtml(text: string): number {
  let rows = 0
  for (const [table] of text.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<table\b[\s\S]*?<\/table>/gi)) {
    for (const row of table.split(/<tr\b[^<>]*>/i).slice(1)) if (/<t[dh]\b[^<>]*>[^<>\s&][^<>]*<\/t[dh]>/i.test(row)) rows += 1
  }
  return rows
}

/** Not where a quoted field holds a line break: one that begins in a line and does not end in it. */
function countLines(text: string): number | undefined {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  if (lines.some((line) => /(?:^|[,;|\t])"(?:[^"]|"")*$/.test(line))) return undefined
  return lines.filter((line) => /[\p{L}\p{N}]/u.test(line)).length - (/^sep=.$/.test(lines[0] ?? '') ? 1 : 0)
}

/** Not where there are more parts than sheets: what the workbook no longer lists is no sheet of it. */
function countParts(bytes: Buffer, name: RegExp, sheets: number, count: (part: Buffer) => number): number | undefined {
  const parts = unzip(bytes)?.filter((part) => name.test(part.name))
  if (parts === undefined || parts.length > sheets) return undefined
  return parts.reduce((sum, part) => sum + count(part.content), 0)
}

/** Single bytes may stay what they are: the marks that are looked for are ASCII. */
function textOf(bytes: Buffer, encoding: string | null): string {
  if (encoding?.startsWith('utf-16')) return iconv.decode(bytes, encoding)
  const skip = bytes.indexOf('\ufeff') === 0 ? 3 : 0
  return bytes.toString('latin1', skip).replaceAll(/[\x80-\xff]+/g, '字')
}
