import type { NoteField } from './field.ts'

/** What a clerk adds in words, under the heading that every ledger ends with. */
export const remark = { kind: 'note', key: 'remark', label: '备注', synonyms: ['说明'], width: 16 } as const satisfies NoteField
