// One input through the reader and the analysis: it must come out as rows that are all accounted for, or as a refusal in plain words.
import { rmSync, writeFileSync } from 'node:fs'
import { readApart } from '#core/imports/reading/readApart.ts'
import { LedgerError } from '#shared/api/errors.ts'
import { analyseSheet } from '#shared/importing/analyseSheet.ts'
import { errorSentence } from '#shared/messages/errors.ts'
import { problemSentence } from '#shared/messages/problems.ts'
import { knowledge, regions } from '#test/support/knowledge.ts'
import { mutate } from './mutate.ts'
import { countRows } from './secondLook.ts'
import type { Seed } from './seeds.ts'

/** `opened` with its rows, or the code of the refusal. @throws whatever a defect throws, and an Error where a row was lost. */
export async function tryInput(seed: Seed, number: number, path: string): Promise<string> {
  const bytes = mutate(seed.bytes, number)
  // A file system makes sure of a file that is written over, which takes longer than all the rest.
  rmSync(path, { force: true })
  writeFileSync(path, bytes)
  let workbook: Awaited<ReturnType<typeof readApart>>
  try {
    workbook = await readApart(path, { name: seed.name })
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error
    const sentence = errorSentence(error.code, error.params, 'zh')
    if (sentence.includes('undefined') || !sentence.endsWith('。')) throw new Error(`no plain sentence: ${sentence}`)
    if (error.cause instanceof Error && /^\w*Error\b/.test(error.cause.message)) throw new Error(`the reader itself failed: ${error.cause.message}`)
    return error.cause instanceof Error && /too long|memory|the reader ended/.test(error.cause.message) ? `${error.code} (${error.cause.message})` : error.code
  }
  const there = countRows(bytes, workbook)
  const read = workbook.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0)
  if (there !== undefined && there > read) throw new Error(`a second look sees ${there} rows, ${read} were read`)
  for (const sheet of workbook.sheets) {
    if (sheet.kind !== 'cells') continue
    const ledger = analyseSheet(sheet, { knowledge, regions, date1904: workbook.date1904 })
    if (ledger.register === null) continue
    const header = ledger.headerRows.at(-1) ?? 0
    const told = new Set([...[...ledger.rows].map((row) => row.row), ...ledger.skipped.map((row) => row.row)])
    const lost = [...sheet.rows].filter((row) => row.number > header && !told.has(row.number))
    if (lost.length > 0) throw new Error(`row ${lost[0]?.number} of ${sheet.name} is neither read nor left out`)
    for (const problem of ledger.problems)
      if (problemSentence(problem, '', 'zh').includes('undefined')) throw new Error(`no plain sentence for ${problem.code}`)
  }
  return 'opened'
}
