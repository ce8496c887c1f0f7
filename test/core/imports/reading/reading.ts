// Bytes in, workbook out, through a real file in a folder of its own.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ReadOptions, readWorkbook } from '#core/imports/reading/readWorkbook.ts'
import { LedgerError } from '#shared/api/errors.ts'
import { type Cell, columnIndex, type Sheet, type Workbook } from '#shared/importing/sheet.ts'
import { type PackageParts, workbookParts, writeZip } from '#test/support/packageWriter.ts'

export async function readBytes(bytes: Buffer | string, name: string, options: Partial<ReadOptions> = {}): Promise<Workbook> {
  const folder = mkdtempSync(join(tmpdir(), 'reading-'))
  try {
    const path = join(folder, 'file')
    writeFileSync(path, bytes)
    return await readWorkbook(path, { name, ...options })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export async function readPackage(parts: PackageParts): Promise<Sheet> {
  return firstSheet(await readBytes(writeZip(workbookParts(parts)), '台账.xlsx'))
}

export function firstSheet(workbook: Workbook): Sheet {
  const sheet = workbook.sheets[0]
  if (sheet === undefined) throw new Error('no sheet')
  return sheet
}

export function cellAt(sheet: Sheet, address: string): Cell | undefined {
  const match = /^([A-Z]+)(\d+)$/.exec(address)
  return sheet.rows.find((row) => row.number === Number(match?.[2]))?.cells[columnIndex(match?.[1] ?? 'A')]
}

/** Values only, row by row; null where there is no cell. */
export function grid(sheet: Sheet): (string | number | boolean | null)[][] {
  return sheet.rows.map((row) => Array.from(row.cells, (cell) => cell?.value ?? null))
}

/** Code of the refusal, or the word `opened`. */
export async function refusal(reading: Promise<unknown>): Promise<string> {
  try {
    await reading
    return 'opened'
  } catch (error) {
    if (error instanceof LedgerError) return error.params.is === undefined ? error.code : `${error.code} ${error.params.is}`
    throw error
  }
}
