// How wide a report's columns want to be, in characters of its own font: paper shares its width out by them, Excel sets its columns by them.
import { cellText } from './figureText.ts'
import { headerBands } from './headerBands.ts'
import { headingParts } from './headingParts.ts'
import type { ReportColumn, ReportRow, ReportTable } from './report.ts'

/** Beside the words of a cell. */
const padding = 0.9
/** A heading of so many characters stands in one line; a longer one may take more. */
const longestHeading = 7
const longestLabel = 14
/** Words beyond it wrap. */
const longestText = 22

/** In Chinese characters: a Latin letter or digit takes half of one. */
export function textWidth(text: string): number {
  return [...text].reduce((width, character) => width + (character <= '\u00ff' ? 0.5 : 1), 0)
}

export function columnWidths({ columns, rows }: Pick<ReportTable, 'columns' | 'rows'>): number[] {
  const widths = columns.map((column) => Math.max(headingWidth(column), contentWidth(column, rows)) + padding)
  for (const { text, column, columns: spanned } of headerBands(columns).flat()) {
    if (spanned === 1) continue
    const missing = bandWidth(text) + padding - widths.slice(column, column + spanned).reduce((sum, width) => sum + width, 0)
    for (let index = column; index < column + spanned; index++) widths[index] = (widths[index] ?? 0) + Math.max(0, missing) / spanned
  }
  return widths
}

/** A band breaks where its words do, after 其中： and before its unit. */
function bandWidth(text: string): number {
  const { words, bracket } = headingParts(text)
  return Math.min(longestHeading, Math.max(...[...words.split(/(?<=[：、])/), bracket].map(textWidth)))
}

/** What a figure's heading says in brackets, its unit, may stand in the next line. */
function headingWidth({ path, kind }: ReportColumn): number {
  const heading = path.at(-1) ?? ''
  const { words, bracket } = kind === 'label' || kind === 'text' ? { words: heading, bracket: '' } : headingParts(heading)
  return Math.min(longestHeading, Math.max(2, textWidth(words), textWidth(bracket)))
}

function contentWidth(column: ReportColumn, rows: readonly ReportRow[]): number {
  const widest = rows.reduce((width, row) => Math.max(width, textWidth(cellText(row, column))), 0)
  // Names of records are longer than those of places.
  if (column.kind === 'label' && !rows.some(({ kind }) => kind === 'record')) return Math.min(longestLabel, widest)
  if (column.kind === 'label' || column.kind === 'text') return Math.min(longestText, widest)
  // Figures never wrap, and some fonts draw digits wider than half a character.
  return widest * 1.15
}
