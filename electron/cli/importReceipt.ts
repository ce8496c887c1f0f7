// What `import` prints about each sheet, whether it was stored or only tried.
import type { BatchReport } from '#shared/api/batchTypes.ts'
import type { SheetPreview } from '#shared/api/previewTypes.ts'
import { outcomeLabels } from '#shared/messages/labels.ts'
import { findRegister } from '#shared/registers/index.ts'
import { table } from './table.ts'

/** A sheet that was only tried, in the shape of a receipt; undefined for a sheet that no register takes. */
export function receiptOfPreview(sheet: SheetPreview): BatchReport | undefined {
  if (!sheet.use || sheet.register === null) return undefined
  const mapping: Record<string, string> = {}
  for (const { target, column } of sheet.columns) if (target !== null) mapping[target] = column
  const { file, register, headerRows, rows, also, problems, skippedRows } = sheet
  return { batchId: null, file, sheet: sheet.sheet, register, headerRows, mapping, rows, also, problems, skippedRows }
}

/** Rows that stayed out, or cells whose value did. */
export function hasRejections(batches: readonly BatchReport[]): boolean {
  return batches.some((batch) => batch.rows.rejected > 0 || batch.problems.some(({ level }) => level === 'error'))
}

/** Problems that a person is shown at most; --json has them all. */
const shown = 50

const outcomes = ['added', 'changed', 'unchanged', 'skipped', 'rejected'] as const

export function receiptText(batches: readonly BatchReport[], say: (zh: string, en: string) => string): string {
  return batches.map((batch) => batchText(batch, say)).join('\n\n')
}

function batchText(batch: BatchReport, say: (zh: string, en: string) => string): string {
  const { rows } = batch
  const label = batch.register === null ? say('未识别', 'none') : (findRegister(batch.register)?.label ?? batch.register)
  const number = batch.batchId === null ? say('（试导入，未保存）', '(tried only)') : say(`批次 ${batch.batchId}`, `batch ${batch.batchId}`)
  const figures = table(
    [say('读取', 'read'), ...outcomes.map((outcome) => say(outcomeLabels[outcome].zh, outcomeLabels[outcome].en))],
    [[rows.read, ...outcomes.map((outcome) => rows[outcome])].map(String)],
    ['right', ...outcomes.map(() => 'right' as const)],
  )
  const also = batch.also.map(({ register, added, changed, unchanged }) =>
    say(
      `同时涉及${findRegister(register)?.label ?? register}：新增 ${added}，修改 ${changed}，一致 ${unchanged}`,
      `also ${register}: ${added} added, ${changed} changed, ${unchanged} unchanged`,
    ),
  )
  const problems = batch.problems
    .filter(({ level }) => level !== 'info')
    .map((problem) => `  ${problem.cell ?? (problem.row === null ? batch.sheet : say(`第 ${problem.row} 行`, `row ${problem.row}`))}  ${problem.message}`)
  const left = problems.length - shown
  return [
    `${batch.file} · ${batch.sheet} → ${label}  ${number}`,
    figures,
    ...also,
    ...problems.slice(0, shown),
    ...(left > 0 ? [say(`  ……另有 ${left} 条`, `  … and ${left} more`)] : []),
  ].join('\n')
}
