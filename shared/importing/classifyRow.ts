// What each row of a sheet is. Only records go on to the registers; everything else is left out with a reason that the clerk can read.
import { cellText, compact, isNothing } from '../values/cellText.ts'
import { foldHeading } from './foldHeading.ts'
import { filledCells } from './grid.ts'
import type { SkipReason } from './problem.ts'
import type { Cell, SheetRow } from './sheet.ts'

export type RowKind = SkipReason | 'record'

export interface TableShape {
  readonly headerRows: readonly number[]
  /** By header row, the folded texts of its filled cells by column. */
  readonly headings: readonly ReadonlyMap<number, string>[]
  /** Columns that number the rows (序号). */
  readonly numbering: ReadonlySet<number>
  /** Column of the record's name; null where the register is not known. */
  readonly name: number | null
  /** Folded title of the sheet, '' if it has none. */
  readonly title: string
}

const label = /^附(件|表|录)?[\d一二三四五六七八九十]*[:：]?$/
const titleEnding = /(表|册|清单|名录|名单|一览|情况|汇总|台账|明细|统计|目录|名册)([(（][^()（）]*[)）])?$/
const note = /^(填表|填报|填写)?(说明|须知|注意|备注|注)[:：\d]/
const footer =
  /^(填报|填表|制表|审核|复核|统计|经办|联系|单位|分管)?(人|者|单位|部门|负责人|领导|电话|日期|时间)?([(（](签字|签名|盖章|签章)[)）])?[:：]|^本表共|^(单位)?(盖章|公章)[:：]?$/
/** 填报单位（盖章）： with nothing filled in: a place to sign. */
const signature = /[(（](签字|签名|盖章|公章|签章|章)[)）][:：]$/
const page = /^第\d+页([,，/]?共\d+页)?$|^\d+\/\d+页?$|^-\d+-$/
const total = /^(总合计|合计|总计|共计|累计|全[市县区省](合计|总计)?|[\p{Letter}]{2,4}[市县区]合计)([:：]|[(（]?\d+[人家个名户条项][)）]?)?$/u
const subtotal = /^.{0,10}(小计|分计)([:：]|\d+[人家个名户])?$|^本页合计$|^其中[:：]?$/
const sample = /^[(（]?(示例|样例|填写示例|范例|例)[)）]?[:：]?$|示例行/

/** Rows above the header. */
export function classifyAbove(row: SheetRow, hasTitle: boolean): RowKind {
  const filled = filledCells(row)
  if (filled.length === 0) return 'empty'
  const text = compact(filled[0]?.text ?? '')
  if (filled.length === 1 && label.test(text)) return 'label'
  if (filled.some((cell) => signature.test(compact(cell.text)))) return 'signature'
  const isNote = filled.length > 1 || note.test(text) || footer.test(text) || /^(单位|填报时间|截至|截止)[:：]/.test(text)
  return hasTitle || isNote ? 'note' : 'title'
}

/** A row with more filled cells than this is a record unless one of its texts has a trigger. */
const FEW = 4

/**
 * What every total, subtotal and sample has in it; and every character that normalising may turn into something else, apart from blanks, full-width forms and the
 * punctuation of Chinese texts.
 */
const trigger = /[计全其例]|[^\0-\x7e\u2010-\u2027\u3000-\u3002\u3008-\u3011\u4e00-\u9fff\uff01-\uff5e]/
/** The same for footers, of which the first text of a row is enough. */
const footerTrigger = /[:：章表]/

/** As the regular expression, which takes longer to call than most texts to go through. */
function hasTrigger(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit <= 0x7e) continue
    if (unit < 0x4e00 || unit > 0x9fff) return trigger.test(text)
    if (unit === 0x8ba1 || unit === 0x5168 || unit === 0x5176 || unit === 0x4f8b) return true
  }
  return false
}

/** Rows below the header, one sheet's in their order. Merged cells are not filled in: what a row says itself decides. */
export function createClassifier(shape: TableShape): (row: SheetRow) => RowKind {
  const headings = shape.headings.filter((texts) => texts.size >= 2)
  /** By column, the last text that was seen to have no trigger: the next row often says the same. */
  const harmless: string[] = []

  return (row) => (isPlainRecord(row.cells) ? 'record' : classifyBelow(row, shape))

  /** Whether the row is a record without any doubt, told without looking at it for long: nearly all rows of a large sheet are. */
  function isPlainRecord(cells: SheetRow['cells']): boolean {
    let filled = 0
    let speaks = false
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column]
      if (cell === undefined) continue
      if (cell.type === 'e') return false
      if (cell.type === 's') {
        const text = cell.value
        if (isBlank(text)) continue
        if (text !== harmless[column]) {
          if (hasTrigger(text)) return false
          harmless[column] = text
        }
        if (filled === 0 && footerTrigger.test(text)) return false
      }
      filled += 1
      speaks ||= !shape.numbering.has(column) && !(cell.type === 's' && isNothing(cell.value))
    }
    return speaks && filled > FEW && !headings.some((texts) => mayRepeat(cells, filled, texts))
  }
}

function isBlank(text: string): boolean {
  const first = text.charCodeAt(0)
  return !(first > 0x20 && first < 0x80) && !(first >= 0x4e00 && first <= 0x9fff) && text.trim() === ''
}

/** Whether enough cells begin like the headings above them for the row to be a header again. */
function mayRepeat(cells: SheetRow['cells'], filled: number, headings: ReadonlyMap<number, string>): boolean {
  const needed = neededOf(headings)
  let may = 0
  let left = filled
  for (let column = 0; column < cells.length && may + left >= needed; column += 1) {
    const cell = cells[column]
    if (cell === undefined) continue
    if (cell.type === 's' && isBlank(cell.value)) continue
    left -= 1
    if (mayBe(cell, headings.get(column))) may += 1
  }
  return may >= needed
}

/** A digit or Chinese character in front stays there when a heading is folded. */
function mayBe(cell: Cell, heading: string | undefined): boolean {
  if (heading === undefined) return false
  if (cell.type === 'n') return /^\d/.test(heading)
  const first = cellText(cell).charCodeAt(0)
  const stays = (first >= 0x30 && first <= 0x39) || (first >= 0x4e00 && first <= 0x9fff)
  return !stays || first === heading.charCodeAt(0)
}

function neededOf(headings: ReadonlyMap<number, string>): number {
  return Math.max(2, headings.size * 0.6)
}

function classifyBelow(row: SheetRow, shape: TableShape): RowKind {
  const filled = filledCells(row)
  const first = filled[0]
  if (!first) return 'empty'
  const leading = filled.slice(0, 3).map((cell) => compact(cell.text))
  if (filled.length <= 2 && filled.some((cell) => page.test(compact(cell.text)))) return 'page-number'
  if (repeatsHeader(filled, shape)) return 'repeated-header'
  if (leading.some((text) => sample.test(text)) || filled.some((cell) => cell.text.length < 40 && cell.text.includes('示例行'))) return 'sample'
  const named = shape.name !== null && !isNothing(cellText(row.cells[shape.name]))
  const subtotalAt = filled.find((cell) => subtotal.test(compact(cell.text)))
  if (subtotalAt && (!named || subtotalAt.column === shape.name || subtotalAt === first)) return 'subtotal'
  const totalAt = filled.find((cell) => total.test(compact(cell.text)))
  if (totalAt && (totalAt === first || !named || totalAt.column === shape.name)) return 'total'
  if (footer.test(leading[0] ?? '') || (filled.length <= 4 && filled.every((cell) => /[:：]/.test(cell.text) && footer.test(compact(cell.text)))))
    return 'footer'
  if (filled.length === 1) return classifySingle(compact(first.text), first.column, shape)
  const speaks = filled.some((cell) => !shape.numbering.has(cell.column) && !isNothing(cell.text))
  return speaks ? 'record' : 'empty'
}

function classifySingle(text: string, column: number, shape: TableShape): RowKind {
  if (shape.numbering.has(column) && /^\d+$/.test(text)) return 'empty'
  const folded = foldHeading(text).replace(/续表?$/, '')
  if (shape.title !== '' && (folded === shape.title || (folded.length > 5 && shape.title.includes(folded)))) return 'title'
  if (label.test(text)) return 'label'
  if (note.test(text)) return 'note'
  if (isNothing(text)) return 'empty'
  if (/^[(（]?[一二三四五六七八九十]+[)）]?[、.．]/.test(text)) return 'section'
  if (column === shape.name) return 'record'
  if (titleEnding.test(text) && text.length > 5) return 'title'
  return text.length > 20 ? 'note' : 'section'
}

function repeatsHeader(filled: readonly { readonly column: number; readonly text: string }[], shape: TableShape): boolean {
  return shape.headings.some((headings) => {
    if (headings.size < 2) return false
    const needed = neededOf(headings)
    let same = 0
    for (const [index, cell] of filled.entries()) {
      if (same + filled.length - index < needed) return false
      if (headings.get(cell.column) === foldHeading(cell.text)) same++
    }
    return same >= needed
  })
}
