import type { LinkField, ViaField } from './field.ts'

/** Whom a record of a social worker's is about, and where that worker belongs: the same headings in every list of theirs. */
export const workerAndPlace = [
  { kind: 'link', key: 'worker', register: 'socialWorker', label: '社会化工会工作者', required: true, width: 8 },
  { kind: 'via', key: 'workerName', register: 'socialWorker', field: 'name', label: '社工姓名', synonyms: ['姓名', '工作者姓名'], width: 7 },
  {
    kind: 'via',
    key: 'county',
    register: 'socialWorker',
    field: 'county',
    label: '县（市、区）',
    synonyms: ['县市区', '区县', '县区', '所属县市区'],
    width: 7,
  },
  {
    kind: 'via',
    key: 'township',
    register: 'socialWorker',
    field: 'township',
    label: '镇（街道）',
    synonyms: ['乡镇', '镇街', '街道', '乡镇街道', '乡镇（街道）', '所属镇街'],
    width: 8,
  },
] as const satisfies readonly (LinkField | ViaField)[]
