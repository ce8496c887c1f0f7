// Counts of a large register are made a turn at a time before the report is: others get their answers meanwhile, and the report finds them ready.
import { type RawBuilder, sql } from 'kysely'
import type { OwnDefinition } from '#shared/api/ownReportsContract.ts'
import { registers } from '#shared/registers/index.ts'
import type { Period } from '#shared/reports/period.ts'
import { allRows } from '../../database/query.ts'
import { idPages } from '../../quality/idPages.ts'
import { keptInState } from '../../records/keptInState.ts'
import type { ReportOffice } from '../reportKind.ts'
import { groupsSql } from './groupsSql.ts'

export type GroupRow = Readonly<Record<string, string | number | null>>

/** Records from which on a register is counted in turns. */
const large = 50_000
/** Answers that are kept. */
const most = 4

const answersOf = keptInState((_: ReportOffice) => new Map<string, readonly GroupRow[]>())

/**
 * To be awaited before a table of groups is built; does nothing for small registers and for lists.
 * @param from records from which on it is worth it; for tests
 * @throws LedgerError cancelled, bad-input
 */
export async function countAhead(office: ReportOffice, definition: OwnDefinition, period: Period, signal: AbortSignal, from: number = large): Promise<void> {
  if (definition.shape !== 'groups') return
  const { reader } = office.database
  const highest = reader.prepare(`SELECT coalesce(max(id), 0) FROM ${registers[definition.register].table}`).pluck().get() as number
  if (highest < from) return
  const question = questionOf(definition, period)
  const answers = answersOf(office)
  if (answers.has(question)) return
  const groups = new Map<string, Record<string, string | number | null>>()
  await idPages(highest, signal, (after, upTo) => {
    const range = sql`r.id > ${after} AND r.id <= ${upTo}`
    for (const row of allRows(reader, groupsSql(office, definition, period, range) as RawBuilder<GroupRow>)) add(groups, row)
  })
  // What was written meanwhile is in some of the turns and not in others: then the report counts it in one piece.
  if (answersOf(office) !== answers) return
  answers.set(question, [...groups.values()])
  for (const oldest of answers.keys()) {
    if (answers.size <= most) break
    answers.delete(oldest)
  }
}

/** What was counted ahead, where nothing was written since. */
export function countedAhead(office: ReportOffice, definition: OwnDefinition, period: Period): readonly GroupRow[] | undefined {
  return answersOf(office).get(questionOf(definition, period))
}

function questionOf(definition: OwnDefinition, period: Period): string {
  return JSON.stringify([definition, period.id])
}

function add(groups: Map<string, Record<string, string | number | null>>, row: GroupRow): void {
  const { county, township, choice, ...counts } = row
  const key = JSON.stringify([county, township, choice])
  const known = groups.get(key)
  if (!known) {
    groups.set(key, { ...row })
    return
  }
  for (const [name, count] of Object.entries(counts)) known[name] = Number(known[name]) + Number(count)
}
