// The records of an .xlsb follow each other by their lengths. SheetJS reads a part whose lengths are broken as far as it makes sense to it, and says nothing of the rest.
import { damaged } from '../damaged.ts'
import type { Turns } from '../turns.ts'
import { readContentTypes, readRelationships } from '../xlsx/package.ts'
import { binaryRecordFault } from './binaryRecordFault.ts'
import type { ZipArchive } from './zipArchive.ts'

/** [MS-XLSB] 2.3.2 */
const BEGIN_SHEET = 129
const END_SHEET = 130
const BEGIN_DATA = 145
const END_DATA = 146

/** Beside the workbook and its sheets, what SheetJS reads record by record: known by their types, or by the names that all programs give them. */
const READ_TYPES =
  /^application\/vnd\.ms-excel\.(?:worksheet|chartsheet|macrosheet|dialogsheet|sharedStrings|styles|comments|sheetMetadata|calcChain|externalLink)$/
const READ_NAMES = /(?:^|\/)(?:sheet|sharedStrings|styles|comments|metadata|calcChain|externalLink)\d*\.bin$/i

/** Lets a workbook through each of whose sheets is a chain of records from its begin to its end, with its cells between, and whose records hold what they say. @throws LedgerError file-damaged */
export async function admitBinarySheets(archive: ZipArchive, workbookPart: string, turns: Turns): Promise<void> {
  const admit = async (part: string): Promise<string> => {
    const bytes = await archive.whole(part)
    if (bytes === undefined) throw damaged(archive.fileName, `no part ${part}`)
    const { landmarks, fault } = inspect(bytes)
    if (fault !== undefined) throw damaged(archive.fileName, `${part}: ${fault}`)
    if (turns.due()) await turns.next()
    return landmarks
  }
  await admit(workbookPart)
  const sheets = new Set<string>()
  for (const { type, target } of await readRelationships(archive, workbookPart, turns)) {
    if (type !== 'worksheet' || target === null) continue
    sheets.add(target.toLowerCase())
    const landmarks = await admit(target)
    if (landmarks !== `${BEGIN_SHEET} ${BEGIN_DATA} ${END_DATA} ${END_SHEET}`) throw damaged(archive.fileName, `${target} has the records ${landmarks}`)
  }
  const types = await readContentTypes(archive, turns)
  for (const part of archive.names) {
    const name = part.toLowerCase()
    if (!sheets.has(name) && (READ_TYPES.test(types.get(name) ?? '') || READ_NAMES.test(part))) await admit(part)
  }
}

/** Which of the four stand in the part, in their order, and the first thing that is wrong with it. */
function inspect(part: Buffer): { readonly landmarks: string; readonly fault: string | undefined } {
  const found: number[] = []
  let fault: string | undefined
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
  while (at < part.length && fault === undefined) {
    const begin = at
    // The type keeps its highest bit: 129 and above are written in two bytes.
    const type = number(2)
    const length = number(4)
    const because = at + length > part.length ? 'it reaches past the end' : binaryRecordFault(type, part.subarray(at, at + length))
    if (because !== undefined) fault = `the record at ${begin}: ${because}`
    if (type === BEGIN_SHEET || type === END_SHEET || type === BEGIN_DATA || type === END_DATA) found.push(type)
    at += length
  }
  return { landmarks: found.join(' '), fault }
}
