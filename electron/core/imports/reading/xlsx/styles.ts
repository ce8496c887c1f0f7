// Of a workbook's styles only two things matter to a ledger: the number format, which makes a number a day, and the strike through a row that no longer holds.
import { builtInFormat, isDateFormat } from '../dateFormat.ts'
import type { Turns } from '../turns.ts'
import type { ZipArchive } from '../zip/zipArchive.ts'
import { scanPart } from './scanPart.ts'
import { readAttributes } from './xmlText.ts'

export interface CellStyle {
  /** Undefined: General. */
  readonly format: string | undefined
  readonly date: boolean
  readonly struck: boolean
}

export const plainStyle: CellStyle = { format: undefined, date: false, struck: false }

/** By index of `cellXfs`, as a cell's s= names it. */
export async function readStyles(archive: ZipArchive, part: string, turns: Turns): Promise<CellStyle[]> {
  const formats = new Map<number, string>()
  const struckFonts: boolean[] = []
  const cellFormats: { readonly format: number; readonly font: number }[] = []
  const path: string[] = []
  await scanPart(
    archive,
    part,
    {
      open(bytes, nameStart, nameEnd, attributesEnd, empty) {
        const name = bytes.toString('latin1', nameStart, nameEnd)
        const parent = path[path.length - 1]
        if (name === 'numFmt' && parent === 'numFmts') {
          const attributes = readAttributes(bytes, nameEnd, attributesEnd)
          formats.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '')
        } else if (name === 'font' && parent === 'fonts') struckFonts.push(false)
        else if (name === 'strike' && parent === 'font' && path[path.length - 2] === 'fonts') {
          const value = readAttributes(bytes, nameEnd, attributesEnd).get('val')
          struckFonts[struckFonts.length - 1] = value !== '0' && value !== 'false'
        } else if (name === 'xf' && parent === 'cellXfs') {
          const attributes = readAttributes(bytes, nameEnd, attributesEnd)
          cellFormats.push({ format: Number(attributes.get('numFmtId') ?? 0), font: Number(attributes.get('fontId') ?? 0) })
        }
        if (!empty) path.push(name)
      },
      close() {
        path.pop()
      },
      text() {},
    },
    turns,
  )
  return cellFormats.map(({ format, font }) => {
    const code = formats.get(format) ?? builtInFormat(format)
    const shown = code === undefined || code === '' || code === 'General' ? undefined : code
    return { format: shown, date: shown !== undefined && isDateFormat(shown), struck: struckFonts[font] === true }
  })
}
