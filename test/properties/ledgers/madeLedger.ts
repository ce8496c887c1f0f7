// A ledger that never was: a workbook of records of one register with the messes of real ones, made anew from its number.
import iconv from 'iconv-lite'
import * as XLSX from 'xlsx'
import { type ListName, outsideSources } from '#shared/api/matchingTypes.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { diceFor } from './dice.ts'
import { counties } from './facts.ts'
import { type MadeSheet, madeSheet } from './madeSheet.ts'
import { chosenTargets, type Edition, rowsOf } from './rowsOf.ts'
import type { WrittenCell } from './writtenCell.ts'

export interface MadeLedger {
  readonly number: number
  readonly register: RegisterId
  readonly format: 'xlsx' | 'xls' | 'ods' | 'csv'
  /** `0042-union.xlsx`. */
  readonly name: string
  readonly bytes: Buffer
  /** The outside list that it is, where it is one. */
  readonly list?: ListName
}

/** A new one goes to the end, and gives every number another ledger. */
const made = [
  'union',
  'unit',
  'coverage',
  'member',
  'cadre',
  'socialWorker',
  'centre',
  'outreach',
  'honouree',
  'headcount',
  'region',
  'listEntry',
] as const satisfies readonly RegisterId[]

/** The same number gives the same bytes; the second edition is about mostly the same records. */
export function madeLedger(number: number, edition: Edition = 1): MadeLedger {
  const dice = diceFor(number, 'ledger')
  const register = made[number % made.length] as RegisterId
  const format = dice.pick(['xlsx', 'xlsx', 'xlsx', 'xlsx', 'xlsx', 'xlsx', 'xlsx', 'csv', 'xls', 'ods'] as const)
  const targets = chosenTargets(register, number)
  const facts = rowsOf(register, number, edition, targets)
  const place = `${number}/${edition}`
  const perCounty = format !== 'csv' && targets.some((target) => target.key === 'county') && dice.chance(0.2)
  const sheets = perCounty
    ? counties.flatMap((county) => {
        const own = facts.filter((row) => row.facts.county === county.name)
        return own.length === 0 ? [] : [madeSheet(register, targets, own, `${place}/${county.code}`, edition, county.name)]
      })
    : [madeSheet(register, targets, facts, place, edition, null)]
  if (format !== 'csv' && dice.chance(0.08))
    sheets.push({ ...madeSheet(register, targets, facts.slice(0, 2), `${place}/old`, edition, null), name: '去年', hidden: true })
  const name = `${String(number).padStart(4, '0')}-${register}${edition === 1 ? '' : '-again'}.${format}`
  const list: ListName = { source: outsideSources[number % outsideSources.length] ?? 'self', month: edition === 1 ? '2019-05' : '2019-06' }
  return {
    number,
    register,
    format,
    name,
    ...(register === 'listEntry' ? { list } : {}),
    bytes: format === 'csv' ? csvOf(sheets[0], number) : workbookOf(sheets, format, number),
  }
}

function workbookOf(sheets: readonly MadeSheet[], format: Exclude<MadeLedger['format'], 'csv'>, number: number): Buffer {
  const book = XLSX.utils.book_new()
  for (const made of sheets) {
    const sheet = XLSX.utils.aoa_to_sheet(made.rows.map((row) => row.map((cell) => (cell === '' ? null : format === 'ods' ? plainlyFormatted(cell) : cell))))
    sheet['!merges'] = made.merges.map(({ s, e }) => ({ s: { ...s }, e: { ...e } }))
    sheet['!cols'] = made.hiddenColumns.reduce<XLSX.ColInfo[]>((columns, index) => Object.assign(columns, { [index]: { hidden: true } }), [])
    sheet['!rows'] = made.hiddenRows.reduce<XLSX.RowInfo[]>((rows, index) => Object.assign(rows, { [index]: { hidden: true } }), [])
    XLSX.utils.book_append_sheet(book, sheet, made.name, true)
  }
  book.Workbook = { Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden ? 1 : 0 })), WBProps: { date1904: false } }
  return XLSX.write(book, { type: 'buffer', bookType: format === 'xls' ? 'biff8' : format, compression: true, bookSST: number % 2 === 0 }) as Buffer
}

/** SheetJS writes few formats to .ods, and complains of the others. */
function plainlyFormatted(cell: WrittenCell): WrittenCell {
  return cell !== null && typeof cell === 'object' && cell.z !== undefined ? { ...cell, z: /y/.test(String(cell.z)) ? 'yyyy/m/d' : '0.00' } : cell
}

function csvOf(sheet: MadeSheet | undefined, number: number): Buffer {
  const text = (sheet?.rows ?? []).map((row) => row.map(csvCell).join(',')).join('\r\n')
  if (number % 3 === 0) return iconv.encode(text, 'gb18030')
  return number % 3 === 1 ? Buffer.from(`\ufeff${text}`) : Buffer.from(text)
}

function csvCell(cell: WrittenCell): string {
  const text = cell !== null && typeof cell === 'object' ? XLSX.utils.format_cell(cell) : String(cell ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
