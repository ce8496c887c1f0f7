// The records of an .xlsb follow each other by their lengths. SheetJS reads a sheet whose lengths are broken as far as it makes sense to it, and says nothing of the rest.
import { damaged } from '../damaged.ts'
import type { Turns } from '../turns.ts'
import { readRelationships } from '../xlsx/package.ts'
import type { ZipArchive } from './zipArchive.ts'

/** [MS-XLSB] 2.3.2 */
const BEGIN_SHEET = 129
const END_SHEET = 130
const BEGIN_DATA = 145
const END_DATA = 146

/** Lets a workbook through each of whose sheets is a chain of records from its begin to its end, with its cells between. @throws LedgerError file-damaged */
export async function admitBinarySheets(archive: ZipArchive, workbookPart: string, turns: Turns): Promise<void> {
  const workbook = await archive.whole(workbookPart)
  if (workbook === undefined || landmarksOf(workbook).endsWith('broken')) throw damaged(archive.fileName, `${workbookPart} is no chain of records`)
  for (const { type, target } of await readRelationships(archive, workbookPart, turns)) {
    if (type !== 'worksheet' || target === null) continue
    const part = await archive.whole(target)
    if (part === undefined) throw damaged(archive.fileName, `no part ${target}`)
    const landmarks = landmarksOf(part)
    if (landmarks !== `${BEGIN_SHEET} ${BEGIN_DATA} ${END_DATA} ${END_SHEET}`) throw damaged(archive.fileName, `${target} has the records ${landmarks}`)
    if (turns.due()) await turns.next()
  }
}

/** Which of the four stand in the part, in their order; `broken` where a record reaches past the end. */
function landmarksOf(part: Buffer): string {
  const found: number[] = []
  let at = 0
  /** Seven bits to a byte, the lowest first. */
  const number = (longest: number): number => {
    let value = 0
    for (let shift = 0; shift < longest * 7; shift += 7) {
      const byte = part[at++] ?? 0
      value |= (byte & 0x7f) << shift
      if ((byte & 0x80) === 0) break
    }
    return value
  }
  while (at < part.length) {
    // The type keeps its highest bit: 129 and above are written in two bytes.
    const type = number(2)
    const length = number(4)
    at += length
    if (at > part.length) return `${found.join(' ')} broken`
    if (type === BEGIN_SHEET || type === END_SHEET || type === BEGIN_DATA || type === END_DATA) found.push(type)
  }
  return found.join(' ')
}
