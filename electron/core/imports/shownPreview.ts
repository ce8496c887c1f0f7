// A preview as the window sees it: each sheet with its columns, counts, causes, questions and warnings.
import type { ImportPreview, SheetPreview } from '#shared/api/previewTypes.ts'
import { columnName } from '#shared/importing/sheet.ts'
import { warningsOf } from './insights.ts'
import { listOf, type Preview, type PreviewSheet } from './preview.ts'
import { groupProblems } from './problemPages.ts'
import { alsoOf, countRows, problemsOf, unclearRows } from './receipt.ts'
import { valueQuestions } from './valueQuestions.ts'

/** Problems that a preview carries along; the others come by page. */
const CARRIED = 1000

export function shownPreview(preview: Preview): ImportPreview {
  return { previewId: preview.id, policy: preview.policy, sheets: preview.sheets.map((sheet) => previewOf(preview, sheet)) }
}

function previewOf(preview: Preview, sheet: PreviewSheet): SheetPreview {
  const { ledger } = sheet
  const { recipe } = ledger
  return {
    key: sheet.key,
    file: sheet.file.name,
    sheet: sheet.sheet.name,
    hidden: sheet.sheet.hidden,
    use: sheet.use,
    register: ledger.register,
    headerRows: ledger.headerRows,
    columns: ledger.columns.map(({ index, ...column }) => ({ column: columnName(index), ...column })),
    rows: countRows(sheet),
    also: alsoOf(sheet),
    problems: problemsOf(sheet).slice(0, CARRIED),
    problemGroups: groupProblems(problemsOf(sheet)),
    skippedRows: ledger.skipped,
    values: valueQuestions(sheet),
    warnings: warningsOf(preview, sheet),
    unclear: unclearRows(sheet),
    missing: sheet.insights?.missing.length ?? 0,
    recipe: recipe && { id: recipe.id, name: recipe.document.name, version: recipe.document.version, policies: recipe.document.policies },
    list: listOf(preview, sheet),
    decisions: sheet.decisions,
  }
}
