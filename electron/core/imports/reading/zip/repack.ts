// SheetJS believes a zip's local headers and sizes and unpacks everything at once: it is only given what we have unpacked and measured ourselves.
import { tooLarge } from '../damaged.ts'
import type { ReadLimits } from '../readLimits.ts'
import { loadSheetJS } from '../sheetJS.ts'
import type { Turns } from '../turns.ts'
import { scanPart } from '../xlsx/scanPart.ts'
import { readAttributes } from '../xlsx/xmlText.ts'
import type { ZipArchive } from './zipArchive.ts'

/** The same parts in a plain, uncompressed zip. @throws LedgerError file-too-large, file-truncated */
export async function repack(archive: ZipArchive, limits: ReadLimits, turns: Turns): Promise<Buffer> {
  const { CFB } = await loadSheetJS()
  const container: unknown = CFB.utils.cfb_new()
  let bytes = 0
  for (const name of archive.names) {
    // Pictures and the like are no cells.
    if (/\.(?:png|jpe?g|gif|emf|wmf|svm|bmp|tiff?|ttf|mp4)$/i.test(name)) continue
    const parts: Buffer[] = []
    for await (const chunk of archive.chunks(name)) {
      bytes += chunk.length
      if (bytes > limits.sheetJSBytes) throw tooLarge(archive.fileName, `parts unpack to over ${limits.sheetJSBytes} bytes`)
      parts.push(chunk)
      if (turns.due()) await turns.next()
    }
    CFB.utils.cfb_add(container, `/${name}`, Buffer.concat(parts))
  }
  return Buffer.from(CFB.write(container, { type: 'buffer', fileType: 'zip', compression: false }))
}

/** OpenDocument says "this cell a thousand times, this row a million times" in two attributes. @throws LedgerError file-too-large, file-damaged */
export async function measureOpenDocument(archive: ZipArchive, limits: ReadLimits, turns: Turns): Promise<void> {
  let rows = 1
  let columns = 1
  let filled = false
  let cells = 0
  await scanPart(
    archive,
    'content.xml',
    {
      open(bytes, nameStart, nameEnd, attributesEnd, empty) {
        const length = nameEnd - nameStart
        if (length < 9) {
          if (length === 1 && bytes[nameStart] === 0x70) filled = true
          return
        }
        const name = bytes.toString('latin1', nameStart, nameEnd)
        if (name === 'table-row') rows = repeats(readAttributes(bytes, nameEnd, attributesEnd).get('number-rows-repeated'))
        else if (name === 'table-cell' || name === 'covered-table-cell') {
          const attributes = readAttributes(bytes, nameEnd, attributesEnd)
          columns = repeats(attributes.get('number-columns-repeated'))
          filled = attributes.has('value-type') || attributes.has('formula')
          if (empty && filled) count()
        }
      },
      close(bytes, nameStart, nameEnd) {
        if (nameEnd - nameStart < 10 || !filled) return
        const name = bytes.toString('latin1', nameStart, nameEnd)
        if (name === 'table-cell' || name === 'covered-table-cell') count()
      },
      text() {},
    },
    turns,
  )

  function count(): void {
    filled = false
    cells += rows * columns
    if (cells > limits.sheetJSCells) throw tooLarge(archive.fileName, `over ${limits.sheetJSCells} cells`)
  }
}

function repeats(text: string | undefined): number {
  const count = Number(text ?? 1)
  return count >= 1 ? count : 1
}
