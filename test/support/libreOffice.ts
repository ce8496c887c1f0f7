// LibreOffice as a second reader of the workbooks that leave the house.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import * as XLSX from 'xlsx'

/** Without it: an error under CI=true, elsewhere false and a warning that cannot be overlooked. Use as `test.skipIf(!hasLibreOffice)(…)`. */
export const hasLibreOffice: boolean = findOrWarn()

function findOrWarn(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore', timeout: 60_000 })
    return true
  } catch {
    if (process.env.CI === 'true') throw new Error('no LibreOffice found; the tests that reopen workbooks with it cannot run')
    process.stderr.write('\n*** NO LIBREOFFICE FOUND: the tests that reopen workbooks with it are SKIPPED. Install libreoffice-calc. ***\n\n')
    return false
  }
}

/**
 * Opens workbooks with LibreOffice, which has to work out every formula anew: the results that they were written with are taken out before.
 * @param books bytes of .xlsx files @returns what it makes of each, in the same order
 */
export function reopenWithLibreOffice(books: readonly Uint8Array[]): XLSX.WorkBook[] {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-soffice-'))
  try {
    const names = books.map((_, index) => `book${index}.xlsx`)
    names.forEach((name, index) => {
      writeFileSync(join(folder, name), withoutResults(books[index] as Uint8Array))
    })
    const out = join(folder, 'out')
    const parameters = ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', out]
    execFileSync('soffice', [...parameters, ...names.map((name) => join(folder, name))], { stdio: 'ignore', timeout: 180_000 })
    if (readdirSync(out).length !== names.length) throw new Error('LibreOffice could not open every workbook')
    return names.map((name) => XLSX.read(readFileSync(join(out, name)), { type: 'buffer', cellFormula: true, cellStyles: true }))
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

function withoutResults(book: Uint8Array): Uint8Array {
  const parts = unzipSync(book)
  for (const [name, content] of Object.entries(parts)) {
    if (!/^xl\/worksheets\/sheet\d+\.xml$/.test(name)) continue
    parts[name] = strToU8(strFromU8(content).replace(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, '$1'))
  }
  return zipSync(parts)
}
