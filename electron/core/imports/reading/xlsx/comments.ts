// Notes that clerks pin to cells: 该单位正在搬迁 is worth as much as the cell it hangs on.
import { columnIndex } from '#shared/importing/sheet.ts'
import type { Turns } from '../turns.ts'
import type { ZipArchive } from '../zip/zipArchive.ts'
import { scanPart } from './scanPart.ts'
import { readAttributes, readText, unescapeCharacters } from './xmlText.ts'

export interface CellComment {
  readonly row: number
  /** 0-based. */
  readonly column: number
  readonly text: string
}

/** The classic comments part; newer threaded comments leave their text there too. */
export async function readComments(archive: ZipArchive, part: string, turns: Turns): Promise<CellComment[]> {
  const found: CellComment[] = []
  let at: { row: number; column: number } | undefined
  let text = ''
  let inText = false
  let phonetic = 0
  await scanPart(
    archive,
    part,
    {
      open(bytes, nameStart, nameEnd, attributesEnd, empty) {
        const name = bytes.toString('latin1', nameStart, nameEnd)
        if (name === 'comment') {
          const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})/.exec(readAttributes(bytes, nameEnd, attributesEnd).get('ref') ?? '')
          at = match ? { row: Number(match[2]), column: columnIndex(match[1] ?? 'A') } : undefined
          text = ''
        } else if (name === 't') inText = !empty && phonetic === 0
        else if (name === 'rPh' && !empty) phonetic += 1
      },
      close(bytes, nameStart, nameEnd) {
        const name = bytes.toString('latin1', nameStart, nameEnd)
        if (name === 't') inText = false
        else if (name === 'rPh') phonetic -= 1
        else if (name === 'comment' && at !== undefined) found.push({ ...at, text: unescapeCharacters(text) })
      },
      text(bytes, start, end, cdata) {
        if (inText) text += readText(bytes, start, end, cdata)
      },
    },
    turns,
  )
  return found.sort((a, b) => a.row - b.row || a.column - b.column)
}
