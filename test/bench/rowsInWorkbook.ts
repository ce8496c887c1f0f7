// Rows of an .xlsx that somebody has written, counted in its unpacked sheet: whoever is quick has to have written them all.
import { open } from 'node:fs/promises'
import { defaultReadLimits } from '#core/imports/reading/readLimits.ts'
import { openZipArchive } from '#core/imports/reading/zip/zipArchive.ts'

const mark = Buffer.from('<row ')

/** @throws LedgerError file-truncated, file-damaged: each part is held against its checksum */
export async function rowsInWorkbook(path: string, sheet = 'xl/worksheets/sheet1.xml'): Promise<number> {
  const file = await open(path)
  try {
    const archive = await openZipArchive(file, (await file.stat()).size, path, defaultReadLimits)
    let rows = 0
    let before = Buffer.alloc(0)
    for await (const chunk of archive.chunks(sheet)) {
      const bytes = Buffer.concat([before, chunk])
      for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) rows += 1
      // One mark may be cut in two; a whole one is never left for the next chunk.
      before = bytes.subarray(Math.max(0, bytes.length - mark.length + 1))
    }
    return rows
  } finally {
    await file.close()
  }
}
