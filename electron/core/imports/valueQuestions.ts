// Unknown values of a sheet as questions, each asked once however many cells hold it.
import type { ValueQuestion } from '#shared/api/previewTypes.ts'
import { columnName } from '#shared/importing/sheet.ts'
import type { StoredField } from '#shared/registers/field.ts'
import { findRegister, importTargets } from '#shared/registers/index.ts'
import type { PreviewSheet } from './preview.ts'
import { valuesOf } from './recipeOfSheet.ts'

/** In the order of the columns; a question's texts by frequency. */
export function valueQuestions({ ledger, decisions }: PreviewSheet): ValueQuestion[] {
  const register = ledger.register && findRegister(ledger.register)
  if (!register) return []
  const decided = valuesOf(ledger.recipe?.document, decisions.values ?? {})
  const targets = new Map(importTargets(register).map((target) => [target.key, target]))
  return ledger.columns.flatMap(({ index, target: key }): ValueQuestion[] => {
    const target = key === null ? undefined : targets.get(key)
    const tally = key === null ? undefined : ledger.values.get(key)
    if (!target || !tally || !isAsked(target.field)) return []
    const codes = new Map(Object.entries(decided[target.key] ?? {}))
    const texts = [...tally].sort((a, b) => b[1] - a[1]).map(([text, count]) => ({ text, count, decided: codes.has(text), code: codes.get(text) ?? null }))
    const table = target.field.kind === 'region' ? null : target.field.table
    return [{ target: target.key, label: target.label, column: columnName(index), kind: target.field.kind, table, texts }]
  })
}

function isAsked(field: StoredField): field is Extract<StoredField, { kind: ValueQuestion['kind'] }> {
  return field.kind === 'choice' || field.kind === 'choices' || field.kind === 'region'
}
