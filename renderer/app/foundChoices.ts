// What one can choose of what was found: the records one by one, and of each register that has more its list with the same search.
import type { FoundRecord, FoundRecords } from '#shared/api/recordTypes.ts'
import { type RegisterId, registers } from '#shared/registers/index.ts'
import { listPath } from '../components/listUrl.ts'

export interface FoundChoice {
  readonly register: RegisterId
  /** What the register's group is called, on its first choice only. */
  readonly heading: string | null
  /** null: the register's list. */
  readonly record: FoundRecord | null
  /** All of the register that were found. */
  readonly total: number
  /** Address. */
  readonly path: string
}

export function choicesOf(found: FoundRecords, text: string): FoundChoice[] {
  return found.groups.flatMap(({ register, total, hits }) => {
    const { label } = registers[register]
    const choices: FoundChoice[] = hits.map((record, index) => ({
      register,
      heading: index === 0 ? label : null,
      record,
      total,
      path: `/r/${register}/${record.id}`,
    }))
    if (total > hits.length) choices.push({ register, heading: null, record: null, total, path: listPath(register, { search: text }) })
    return choices
  })
}
