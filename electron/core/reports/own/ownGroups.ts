// Counts of a table of groups, by row and choice, for the period and for those it is held against: one pass over the records.
import { type RawBuilder, sql } from 'kysely'
import type { OwnGroupsDefinition } from '#shared/api/ownReportsContract.ts'
import { comparedPeriods } from '#shared/reports/compared.ts'
import type { OwnCell, OwnCounts, OwnGroupsInput } from '#shared/reports/own/groupsTable.ts'
import { summedFields } from '#shared/reports/own/measures.ts'
import { allRows } from '../../database/query.ts'
import type { Contributions, ReportFrame } from '../reportKind.ts'
import { countedAhead, type GroupRow } from './countAhead.ts'
import { choiceOf, countedPeriods, groupsSql } from './groupsSql.ts'
import { ownQuery } from './ownQuery.ts'

export function countGroups({ office, period, places }: ReportFrame, definition: OwnGroupsDefinition): Pick<OwnGroupsInput, 'cells' | 'compared' | 'leftOut'> {
  const fields = summedFields(definition)
  const others = definition.date === null ? [] : comparedPeriods(period)
  const rows = countedAhead(office, definition, period) ?? allRows(office.database.reader, groupsSql(office, definition, period) as RawBuilder<GroupRow>)
  const byPlace = definition.groupBy === 'place' || definition.groupBy === 'placeAndChoice'
  const cells: OwnCell[][] = countedPeriods(definition, period).map(() => [])
  let leftOut = 0
  for (const row of rows) {
    const place = places.rowOf(text(row.county), text(row.township))
    if (place === null) continue
    if (definition.date?.rule === 'within') leftOut += Number(row.without)
    for (const [index, list] of cells.entries()) {
      const counts = countsIn(row, index, fields, definition.date?.rule === 'by')
      if (counts.records > 0) list.push({ row: byPlace ? place : '', code: text(row.choice) ?? '', counts })
    }
  }
  const [own = [], ...other] = cells
  return { cells: own, compared: others.map(({ key, label }, index) => ({ key, label, cells: other[index] ?? [] })), leftOut }
}

/** The records of a group, each for 1 or for what it adds to a sum. @param row, code '' = any. @param field null = they are counted */
export function groupRecords(
  { office, period, places }: ReportFrame,
  definition: OwnGroupsDefinition,
  { row, code, field }: { readonly row: string; readonly code: string; readonly field: string | null },
): Contributions {
  const query = ownQuery(office, definition, choiceOf(definition), field === null ? [] : [field])
  const found = allRows(
    office.database.reader,
    sql<{ id: number; county: string | null; township: string | null; amount: number | null }>`
      SELECT id, county, township, ${field === null ? sql`100` : sql`n0`} AS amount FROM (${query.records})
      WHERE ${query.counts(period)} AND (${code} = '' OR choice = ${code}) ORDER BY id`,
  )
  const records = found.flatMap(({ id, county, township, amount }) => {
    const place = places.rowOf(county, township)
    return place === null || (row !== '' && place !== row) || (amount ?? 0) === 0 ? [] : [{ id, amount: Number(amount) / 100 }]
  })
  const fields = [field, choiceOf(definition), definition.date?.field ?? null].filter((key) => key !== null)
  return { register: definition.register, fields: [...new Set(fields)], records }
}

function countsIn(row: GroupRow, index: number, fields: readonly string[], isUndatedCounted: boolean): OwnCounts {
  const each = (prefix: string, by: number) => Object.fromEntries(fields.map((key, number) => [key, Number(row[`${prefix}${index}_${number}`]) / by]))
  return {
    records: Number(row[`records${index}`]),
    undated: isUndatedCounted ? Number(row.without) : 0,
    sums: each('s', 100),
    filled: each('f', 1),
  }
}

function text(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}
