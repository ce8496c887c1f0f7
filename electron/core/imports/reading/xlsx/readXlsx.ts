// Our own reader of .xlsx and .xlsm: one pass over each part, nothing kept but the cells. SheetJS needs ten times the time and memory for a large roster.
import type { Sheet, Workbook } from '#shared/importing/sheet.ts'
import { damaged } from '../damaged.ts'
import type { ReadLimits } from '../readLimits.ts'
import { RowPacker } from '../rowPacker.ts'
import type { GiveRows } from '../sheetHead.ts'
import type { Turns } from '../turns.ts'
import type { ZipArchive } from '../zip/zipArchive.ts'
import { type CellComment, readComments } from './comments.ts'
import { type Relationship, readRelationships } from './package.ts'
import { scanPart } from './scanPart.ts'
import { noSharedStrings, readSharedStrings } from './sharedStrings.ts'
import { type ReadBudget, SheetHandler } from './sheetHandler.ts'
import { type CellStyle, readStyles } from './styles.ts'
import { isTrue, readAttributes } from './xmlText.ts'

interface SheetEntry {
  readonly name: string
  readonly hidden: boolean
  readonly id: string | undefined
}

const kinds: Readonly<Record<string, Sheet['kind']>> = {
  worksheet: 'cells',
  chartsheet: 'chart',
  dialogsheet: 'dialog',
  xlMacrosheet: 'macro',
  xlIntlMacrosheet: 'macro',
  macrosheet: 'macro',
}

/**
 * @param part the workbook part, as the package names it
 * @param give takes the rows, by index of their sheet, while they are read; the sheets that are returned hold none
 * @throws LedgerError file-damaged, file-truncated, file-too-large, file-encrypted, cancelled
 */
export async function readXlsx(
  archive: ZipArchive,
  part: string,
  limits: ReadLimits,
  turns: Turns,
  give: GiveRows,
  onProgress?: (done: number, total: number) => void,
): Promise<Workbook> {
  const { entries, date1904 } = await readWorkbookPart(archive, part, turns)
  const relationships = await readRelationships(archive, part, turns)
  const related = (type: string): string | undefined => {
    const target = relationships.find((relationship) => relationship.type === type)?.target
    return target !== undefined && target !== null && archive.has(target) ? target : undefined
  }
  const stringsPart = related('sharedStrings')
  const stylesPart = related('styles')
  // A writer that leaves the ids out means its sheets in order; one id that is missing among others is broken.
  const hasIds = entries.some((entry) => entry.id !== undefined)
  const places = entries.map((entry, index) => ({ entry, place: placeOf(entry, hasIds ? undefined : index, relationships, archive.fileName) }))
  const targets = places.flatMap(({ place }) => (place.kind === 'cells' ? (place.target ?? []) : []))
  if (new Set(targets).size < targets.length) throw damaged(archive.fileName, 'two sheets in one part')

  let done = 0
  const total = archive.statedSize(stringsPart ?? '') + places.reduce((sum, { place }) => sum + archive.statedSize(place.target ?? ''), 0)
  const onBytes = (count: number): void => {
    done += count
    onProgress?.(done, Math.max(done, total))
  }

  const strings = stringsPart === undefined ? noSharedStrings : await readSharedStrings(archive, stringsPart, limits, turns, onBytes)
  const styles: readonly CellStyle[] = stylesPart === undefined ? [] : await readStyles(archive, stylesPart, turns)
  const budget: ReadBudget = { cells: limits.cells, slots: limits.slots }
  const sheets: Sheet[] = []
  for (const { entry, place } of places) {
    const base = { name: entry.name, kind: place.kind, hidden: entry.hidden }
    if (place.kind !== 'cells' || place.target === null) {
      sheets.push({ ...base, merges: [], hiddenColumns: [], comments: [], rows: [] })
      continue
    }
    if (!archive.has(place.target)) throw damaged(archive.fileName, `sheet ${entries.indexOf(entry) + 1} has no part ${place.target}`)
    const packer = new RowPacker((chunk) => give(sheets.length, chunk, { name: entry.name, hidden: entry.hidden, date1904 }), strings)
    const handler = new SheetHandler(strings, styles, date1904, limits, budget, packer)
    await scanPart(archive, place.target, handler, turns, onBytes)
    if (!handler.isSheet) throw damaged(archive.fileName, `${place.target} is no sheet`)
    packer.flush()
    const comments = await commentsOf(archive, place.target, turns)
    const hiddenRows = handler.hiddenRows.sort((a, b) => a - b)
    sheets.push({ ...base, merges: handler.merges, hiddenColumns: handler.hiddenColumns, hiddenRows, comments, rows: [] })
  }
  return { format: 'xlsx', encoding: null, date1904, sheets }
}

async function readWorkbookPart(archive: ZipArchive, part: string, turns: Turns): Promise<{ entries: SheetEntry[]; date1904: boolean }> {
  const entries: SheetEntry[] = []
  let date1904 = false
  let inSheets = false
  await scanPart(
    archive,
    part,
    {
      open(bytes, nameStart, nameEnd, attributesEnd, empty) {
        const name = bytes.toString('latin1', nameStart, nameEnd)
        if (name === 'sheets') inSheets = !empty
        else if (name === 'workbookPr') date1904 = isTrue(readAttributes(bytes, nameEnd, attributesEnd).get('date1904'))
        else if (name === 'sheet' && inSheets) {
          const attributes = readAttributes(bytes, nameEnd, attributesEnd)
          const state = attributes.get('state')
          entries.push({ name: attributes.get('name') ?? '', hidden: state === 'hidden' || state === 'veryHidden', id: attributes.get('id') })
        }
      },
      close(bytes, nameStart, nameEnd) {
        if (bytes.toString('latin1', nameStart, nameEnd) === 'sheets') inSheets = false
      },
      text() {},
    },
    turns,
  )
  if (entries.length === 0) throw damaged(archive.fileName, 'the workbook lists no sheets')
  return { entries, date1904 }
}

/** By relationship id, or as the sheet of that number. */
function placeOf(
  entry: SheetEntry,
  index: number | undefined,
  relationships: readonly Relationship[],
  fileName: string,
): { readonly kind: Sheet['kind']; readonly target: string | null } {
  const relationship =
    index === undefined
      ? relationships.find((candidate) => candidate.id === entry.id)
      : relationships.filter((candidate) => candidate.type === 'worksheet')[index]
  if (relationship === undefined) throw damaged(fileName, `sheet “${entry.name}” has no relationship`)
  return { kind: kinds[relationship.type] ?? 'cells', target: relationship.target }
}

async function commentsOf(archive: ZipArchive, sheetPart: string, turns: Turns): Promise<CellComment[]> {
  const found: CellComment[] = []
  for (const relationship of await readRelationships(archive, sheetPart, turns)) {
    if (relationship.type !== 'comments' || relationship.target === null || !archive.has(relationship.target)) continue
    found.push(...(await readComments(archive, relationship.target, turns)))
  }
  return found
}
