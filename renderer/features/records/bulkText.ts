// What a bulk edit does, in words.

import type { BulkCounts } from '#shared/api/bulkTypes.ts'
import type { BulkChange } from '#shared/api/recordsContract.ts'
import type { Field, StoredField, Value } from '#shared/registers/field.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { shownValue } from '#shared/values/shownValue.ts'

type LabelOf = (table: string, code: string) => string

/** Fields that can be edited in many records at once: not what is derived, kept elsewhere, or masked. */
export function bulkFields(register: RegisterDefinition): StoredField[] {
  return register.fields.filter((field): field is StoredField => field.kind !== 'via' && field.kind !== 'derived' && !field.masked)
}

export function isReplaceable(field: Field): boolean {
  return field.kind === 'text' || field.kind === 'note' || field.kind === 'organisation' || field.kind === 'person'
}

/** Links come by the name of their end. */
export function bulkValueText(field: Field, value: Value, labelOf: LabelOf): string {
  if (value === null || value === '') return '（空）'
  return field.kind === 'link' && typeof value === 'string' ? value : shownValue(field, value, labelOf)
}

export function changeText(field: Field, change: BulkChange, labelOf: LabelOf): string {
  if (change.kind === 'replace') return change.with === '' ? `删去“${change.find}”` : `“${change.find}”换成“${change.with}”`
  return change.value === null || change.value === '' ? '清空' : `改为“${bulkValueText(field, change.value, labelOf)}”`
}

/** Parts that add up to the whole: 共 10 条：修改 6 条，原来就是这样 3 条，不能改 1 条 */
export function countsText({ total, changed, unchanged, refused }: BulkCounts, tense: 'will' | 'did'): string {
  const parts = [
    `${tense === 'will' ? '将修改' : '已修改'} ${changed.toLocaleString()} 条`,
    ...(unchanged > 0 ? [`原来就是这样 ${unchanged.toLocaleString()} 条`] : []),
    ...(refused > 0 ? [`${tense === 'will' ? '不能修改' : '没有修改'} ${refused.toLocaleString()} 条`] : []),
  ]
  return `共 ${total.toLocaleString()} 条：${parts.join('，')}`
}
