// A check that looks at records beside others: one query over a range of the register's records, which gives only those at fault.
import { type RawBuilder, sql } from 'kysely'
import type { CheckCode } from '#shared/quality/checks.ts'
import type { FindingLevel } from '#shared/quality/findings.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { Settings } from '#shared/settings/settings.ts'

export interface AtFault {
  readonly id: number
  /** Where only some of the rows name records that this one repeats. */
  readonly other?: number | null
}

export interface SetCheck<Row extends AtFault = AtFault> {
  readonly code: CheckCode
  readonly level: FindingLevel
  readonly register: RegisterId
  readonly field: string
  /** @param range what of the alias `r` is looked at. @param today y-m-d */
  query(range: RawBuilder<boolean>, today: string, settings: Settings): RawBuilder<Row>
  message(row: Row, settings: Settings): string
  /** What outside the record the finding rests on. */
  about?(row: Row): string
}

/** Checks of differing rows in one list: each reads only the rows of its own query. */
export function setCheck<Row extends AtFault>(check: SetCheck<Row>): SetCheck {
  return check as unknown as SetCheck
}

/** The union stands on this day: neither merged or revoked, nor ended. A coarse date stands for its first day. */
export function stands(alias: string, today: string): RawBuilder<boolean> {
  return sql<boolean>`NOT ${hasEnded(alias, today)}`
}

export function hasEnded(alias: string, today: string): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql<boolean>`(coalesce(${column('status')}, 'active') IN ('merged', 'revoked') OR coalesce(${column('ended_on')} <= ${today}, 0))`
}
