// How wide columns are, in pixels: as a clerk drew them, or as the register says in Chinese characters.
import type { ListColumns } from '#shared/api/viewsContract.ts'
import type { Field } from '#shared/registers/field.ts'

/** Of the column with the ticks and of the one with the numbers of rows. */
export const tickWidth = 36
export const numberWidth = 50
/** A column narrower than this cannot be taken hold of, one wider pushes all others out of sight. */
const limits = { least: 40, most: 800 }
/** Pixels to a character at the size of the list's type. */
const character = 13.5

/** Long names are cut short (the whole name is in the cell's title), so that more columns stand on the screen. */
function ownWidth(field: Field, naming: boolean): number {
  const heading = field.label.length + 1
  return Math.round((Math.max(heading, Math.min(field.width ?? 8, naming ? 18 : 13)) + 1.2) * character)
}

export function clampWidth(width: number): number {
  return Math.round(Math.min(limits.most, Math.max(limits.least, width)))
}

export interface ColumnPlace {
  readonly field: Field
  readonly width: number
  /** Pixels from the left edge at which it stays; null: it moves with the list. */
  readonly left: number | null
  /** The last of those that stay. */
  readonly edge: boolean
}

export function placeColumns(fields: readonly Field[], { widths, frozen }: Pick<ListColumns, 'widths' | 'frozen'>): ColumnPlace[] {
  let left = tickWidth + numberWidth
  return fields.map((field, index) => {
    const width = widths[field.key] ?? ownWidth(field, index === 0)
    const place = { field, width, left: index < frozen ? left : null, edge: index === Math.min(frozen, fields.length) - 1 }
    left += width
    return place
  })
}
