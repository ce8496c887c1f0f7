// A table for a terminal: Chinese characters are two columns wide.

type Alignment = 'left' | 'right'

/** Columns that a terminal gives to a text. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += isWide(character.codePointAt(0) ?? 0) ? 2 : 1
  return width
}

/** Lines of a table, headings underlined; rows longer or shorter than the headings are padded. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[], alignments: readonly Alignment[] = []): string {
  const widths = headings.map((heading, index) => Math.max(displayWidth(heading), ...rows.map((row) => displayWidth(row[index] ?? ''))))
  const line = (cells: readonly string[]) =>
    widths
      .map((width, index) => pad(cells[index] ?? '', width, alignments[index] ?? 'left'))
      .join('  ')
      .trimEnd()
  return [line(headings), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
}

function pad(text: string, width: number, alignment: Alignment): string {
  const blank = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return alignment === 'right' ? blank + text : text + blank
}

/** East Asian Wide and Fullwidth (UAX #11), as far as ledgers need. */
function isWide(point: number): boolean {
  return (
    (point >= 0x1100 && point <= 0x115f) ||
    (point >= 0x2e80 && point <= 0xa4cf) ||
    (point >= 0xac00 && point <= 0xd7a3) ||
    (point >= 0xf900 && point <= 0xfaff) ||
    (point >= 0xfe30 && point <= 0xfe6f) ||
    (point >= 0xff00 && point <= 0xff60) ||
    (point >= 0xffe0 && point <= 0xffe6) ||
    (point >= 0x20000 && point <= 0x3fffd)
  )
}
