// From what a clerk gives to a block of cells to what is saved: equal cells need nothing, locked ones say why. Pure.
import type { RecordRow } from '#shared/api/recordTypes.ts'
import type { Value } from '#shared/registers/field.ts'
import type { CellRange } from '../../../components/cellRange.ts'
import type { GridPosition } from '../../../components/gridKeys.ts'
import { type GridColumn, heldValue, lockReason, plainText, savedKey, shownText } from './gridColumns.ts'
import type { CellEdit } from './gridWork.ts'

type LabelOf = (table: string, code: string) => string

export interface GivenCell {
  readonly text: string
  /** The value itself, where it is known better than its text says it: the record that a link leads to. */
  readonly value?: Value
}

export interface BlockEdits {
  readonly edits: CellEdit[]
  readonly refused: (CellEdit & { readonly message: string })[]
  /** Cells that hold it already. */
  readonly same: { readonly id: number; readonly key: string }[]
}

/**
 * @param given what a cell of the range is to hold. Cells without a record are passed over
 * @param isUnderWay something else than its record says is just being saved at this cell, so that it holds nothing for certain
 */
export function blockEdits(
  range: CellRange,
  rowAt: (index: number) => RecordRow | undefined,
  columns: readonly GridColumn[],
  labelOf: LabelOf,
  given: (at: GridPosition) => GivenCell,
  isUnderWay: (id: number, key: string) => boolean,
): BlockEdits {
  const result: BlockEdits = { edits: [], refused: [], same: [] }
  for (let row = range.top; row <= range.bottom; row++) {
    const record = rowAt(row)
    if (!record) continue
    for (let column = range.left; column <= range.right; column++) {
      const at = columns[column]
      if (!at) continue
      const cell = given({ row, column })
      if (!isUnderWay(record.id, at.field.key) && holds(at, record, cell, labelOf)) {
        result.same.push({ id: record.id, key: at.field.key })
        continue
      }
      const edit = cellEdit(at, record, cell)
      const message = lockReason(at, record)
      if (message === null) result.edits.push(edit)
      else result.refused.push({ ...edit, message })
    }
  }
  return result
}

export function cellEdit(column: GridColumn, record: RecordRow, { text, value }: GivenCell): CellEdit {
  const blank = text.trim() === ''
  return {
    id: record.id,
    version: record.version,
    key: column.field.key,
    saved: savedKey(column),
    value: value !== undefined ? value : blank ? null : text,
    text,
  }
}

function holds(column: GridColumn, record: RecordRow, { text, value }: GivenCell, labelOf: LabelOf): boolean {
  if (value !== undefined) return value === heldValue(column, record)
  const plain = text.trim()
  return plain === plainText(column, record, labelOf) || plain === shownText(column, record, labelOf)
}
