// The sheet in which findings go out to a county and come back: what its columns are called, and how its rows are known again.
import { LedgerError } from '#shared/api/errors.ts'
import type { SheetRows, Workbook } from '#shared/importing/sheet.ts'
import { type RegisterId, registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { cellText } from '#shared/values/cellText.ts'
import type { RecordColumn } from '../exports/recordTable.ts'

const headings = [
  ['县区', 7],
  ['台账', 8],
  ['编号', 6],
  ['名称', 24],
  ['字段', 10],
  ['现值', 18],
  ['级别', 5],
  ['问题', 30],
  ['怎样改', 30],
  ['更正', 18],
] as const
type Heading = (typeof headings)[number][0]

export const findingColumns: readonly RecordColumn[] = headings.map(([heading, width]) => ({ key: heading, heading, width, kind: 'text', cell: () => null }))

/** Without these nobody can tell which field of which record is meant. */
const needed: readonly Heading[] = ['台账', '编号', '字段', '现值', '更正']
/** A county may have put lines of its own above the heading. */
const LOOKED_AT = 20

/** A row in whose last column the county wrote something. */
export interface WrittenRow {
  readonly sheet: string
  /** 1-based, as Excel shows it. */
  readonly row: number
  readonly name: string
  readonly label: string
  readonly said: string
  readonly correction: string
  /** null: no register, record or field is called so. */
  readonly place: { readonly register: RegisterId; readonly id: number; readonly field: string } | null
}

/** @throws LedgerError no-table-found when no sheet has the columns of an export of findings */
export function writtenRows(book: Workbook<SheetRows>, file: string): WrittenRow[] {
  const read = book.sheets.map((sheet) => rowsOf(sheet.name, sheet.rows))
  if (read.every((rows) => rows === null)) throw new LedgerError('no-table-found', { file })
  return read.flatMap((rows) => rows ?? [])
}

/** @returns null: it is another sheet */
function rowsOf(sheet: string, rows: SheetRows): WrittenRow[] | null {
  const found: WrittenRow[] = []
  let columns: Map<string, number> | undefined
  let looked = 0
  for (const { number, cells } of rows) {
    if (!columns) {
      const texts = new Map(cells.map((cell, column) => [cellText(cell).trim(), column]))
      if (needed.every((heading) => texts.has(heading))) columns = texts
      else if (++looked >= LOOKED_AT) return null
      continue
    }
    const at = columns
    const text = (heading: Heading) => cellText(cells[at.get(heading) ?? -1]).trim()
    if (text('更正') === '') continue
    const [label, said, correction, name] = [text('字段'), text('现值'), text('更正'), text('名称')]
    found.push({ sheet, row: number, name, label, said, correction, place: placeOf(text('台账'), text('编号'), label) })
  }
  return columns ? found : null
}

function placeOf(registerLabel: string, number: string, label: string): WrittenRow['place'] {
  const register = (Object.values(registers) as readonly RegisterDefinition[]).find((each) => each.label === registerLabel)
  const field = register?.fields.find((each) => each.label === label)
  const id = Number(number)
  return register && field && Number.isInteger(id) && id > 0 ? { register: register.id as RegisterId, id, field: field.key } : null
}
