// A row may fit several records of more than one register, its union's and its unit's: each register is a question of its own.
import type { ImportRow, NamedRecord } from '#shared/api/previewTypes.ts'
import type { RegisterId } from '#shared/registers/index.ts'

export interface UnclearQuestion {
  /** Unique in the sheet. */
  readonly key: string
  readonly row: ImportRow
  readonly register: RegisterId
  readonly candidates: readonly NamedRecord[]
  /** 1-based among the questions of its row, and how many there are. */
  readonly number: number
  readonly of: number
}

/** In the order of the rows; what is decided already is left out. */
export function unclearQuestions(rows: readonly ImportRow[], decided: ReadonlySet<string>): UnclearQuestion[] {
  return rows.flatMap((row) => {
    const byRegister = [...Map.groupBy(row.candidates, (candidate) => candidate.register)]
    return byRegister.flatMap(([register, candidates], index): UnclearQuestion[] => {
      const key = questionKey(row.row, register)
      return decided.has(key) || decided.has(rowKey(row.row)) ? [] : [{ key, row, register, candidates, number: index + 1, of: byRegister.length }]
    })
  })
}

export function questionKey(row: number, register: RegisterId): string {
  return `${row} ${register}`
}

/** The row as a whole is decided. */
export function rowKey(row: number): string {
  return `${row}`
}
