import type { SheetPreview } from '#shared/api/previewTypes.ts'

/** Pixels. */
export const rowHeight = 28
export const rowHeadWidth = 84

/** Wide enough for the heading and the samples, within reason; Chinese characters count double. */
export function columnWidths(columns: SheetPreview['columns']): number[] {
  return columns.map((column) => {
    const heading = textWidth(column.path.at(-1) ?? '') + 3
    const longest = Math.max(heading, ...column.samples.map(textWidth))
    return Math.min(260, Math.max(64, longest * 7 + 18))
  })
}

function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += character.charCodeAt(0) > 255 ? 2 : 1
  return width
}
