// What a report of the office's own counts, in words: its footers say it, and the screen while one composes it.
import type { OwnDefinition } from '../../api/ownReportsContract.ts'
import type { Filter } from '../../api/recordsContract.ts'
import { storedFieldOf } from '../../registers/index.ts'
import type { RegisterDefinition } from '../../registers/register.ts'

type LabelOf = (table: string, code: string) => string

/** 建会形式为联合建会、建会日期从2018-01-01起; '' without conditions. */
export function conditionWords(
  register: RegisterDefinition,
  { filters, incompleteOnly }: Pick<OwnDefinition, 'filters' | 'incompleteOnly'>,
  labelOf: LabelOf,
): string {
  const said = filters.map((filter) => filterWords(register, filter, labelOf))
  return [...said, ...(incompleteOnly ? ['必填项未填全'] : [])].join('；')
}

function filterWords(register: RegisterDefinition, { field: key, op, value }: Filter, labelOf: LabelOf): string {
  const field = register.fields.find((candidate) => candidate.key === key)
  const stored = field && storedFieldOf(field)
  const label = field?.label ?? '已取消的字段'
  const shown = (one: string | number | boolean) => {
    if (stored?.kind === 'choice') return labelOf(stored.table, String(one))
    if (stored?.kind === 'boolean') return one === true || one === 1 || one === '1' || one === 'true' || one === '是' ? '是' : '否'
    return String(one)
  }
  const text = value === undefined ? '' : Array.isArray(value) ? value.map(shown).join('、') : shown(value)
  switch (op) {
    case 'is':
    case 'in':
      return `${label}为${text}`
    case 'contains':
      return `${label}含“${text}”`
    case 'from':
      return stored?.kind === 'date' ? `${label}从${text}起` : `${label}不小于${text}`
    case 'to':
      return stored?.kind === 'date' ? `${label}到${text}止` : `${label}不大于${text}`
    case 'blank':
      return `没有填${label}`
    case 'filled':
      return `填有${label}`
  }
}
