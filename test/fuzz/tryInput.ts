// One input through the reader and the analysis: it must come out as rows that are all accounted for, or as a refusal in plain words.
import { writeFileSync } from 'node:fs'
import { readApart } from '#core/imports/reading/readApart.ts'
import { LedgerError } from '#shared/api/errors.ts'
import { analyseSheet } from '#shared/importing/analyseSheet.ts'
import { errorSentence } from '#shared/messages/errors.ts'
import { problemSentence } from '#shared/messages/problems.ts'
import { knowledge, regions } from '#test/support/knowledge.ts'
import { mutate } from './mutate.ts'
import type { Seed } from './seeds.ts'

/** As the product waits for a small file, with room for the analysis within the ten seconds. */
const PATIENCE_MS = 8_000

/** `opened` with its rows, or the code of the refusal. @throws whatever a defect throws, and an Error where a row was lost. */
export async function tryInput(seed: Seed, number: number, path: string): Promise<string> {
  writeFileSync(path, mutate(seed.bytes, number))
  let workbook: Awaited<ReturnType<typeof readApart>>
  try {
    workbook = await readApart(path, { name: seed.name, patience: PATIENCE_MS })
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error
    const sentence = errorSentence(error.code, error.params, 'zh')
    if (sentence.includes('undefined') || !sentence.endsWith('。')) throw new Error(`no plain sentence: ${sentence}`)
    return error.cause instanceof Error && /too long|memory|the reader ended/.test(error.cause.message) ? `${error.code} (${error.cause.message})` : error.code
  }
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
