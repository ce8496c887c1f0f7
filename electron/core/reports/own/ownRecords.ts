// Records of a plain list, in its order, as they are shown: masked fields stay masked.
import { sql } from 'kysely'
import { LedgerError } from '#shared/api/errors.ts'
import type { OwnRecordsDefinition } from '#shared/api/ownReportsContract.ts'
import { registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { comparedPeriods } from '#shared/reports/compared.ts'
import { isNumber } from '#shared/reports/own/fields.ts'
import { mostRecords, type OwnRecord, type OwnRecordsInput } from '#shared/reports/own/recordsTable.ts'
import type { Period } from '#shared/reports/period.ts'
import { labelOf } from '#shared/values/choice.ts'
import { shownValue } from '#shared/values/shownValue.ts'
import { allRows } from '../../database/query.ts'
import { expressionOf } from '../../records/fieldExpressions.ts'
import { joinsOf } from '../../records/joinsOf.ts'
import { listOrder } from '../../records/listOrder.ts'
import { recordsById } from '../../records/listRecords.ts'
import { recordTitle } from '../../records/recordTitle.ts'
import type { Contributions, ReportFrame, ReportOffice } from '../reportKind.ts'
import { ownQuery } from './ownQuery.ts'

interface Placed {
  readonly id: number
  readonly county: string | null
  readonly township: string | null
}
type Found = Placed & Readonly<Record<string, number>> & { readonly counted: 0 | 1; readonly undated: 0 | 1 }

/** @throws LedgerError report-too-long */
export function listOwn(frame: ReportFrame, definition: OwnRecordsDefinition): Pick<OwnRecordsInput, 'records' | 'undated' | 'leftOut' | 'compared'> {
  const others = definition.date === null ? [] : comparedPeriods(frame.period)
  const periods = others.map(({ period }) => period)
  const found = findRecords(frame, definition, periods).filter(({ county, township }) => frame.places.rowOf(county, township) !== null)
  const ids = found.filter(({ counted }) => counted === 1).map(({ id }) => id)
  if (ids.length > mostRecords) throw new LedgerError('report-too-long', { rows: ids.length, most: mostRecords })
  const undated = found.filter((each) => each.undated === 1).length
  return {
    records: shown(frame.office, definition, ids),
    undated: definition.date?.rule === 'by' ? undated : 0,
    leftOut: definition.date?.rule === 'within' ? undated : 0,
    compared: others.map(({ key, label }, index) => ({ key, label, records: found.filter((each) => each[`other${index}`] === 1).length })),
  }
}

/** The records behind a number of the list: of one of its rows, or of all. */
export function listedNumbers({ office, period, places }: ReportFrame, definition: OwnRecordsDefinition, row: string, column: string): Contributions {
  const query = ownQuery(office, definition, null, [column])
  const one = row === 'total' ? null : Number(row.slice(row.indexOf(':') + 1))
  const found = allRows(
    office.database.reader,
    sql<Placed & { amount: number | null }>`SELECT id, county, township, n0 AS amount FROM (${query.records}) WHERE ${query.counts(period)} ORDER BY id`,
  )
  const records = found.flatMap(({ id, county, township, amount }) =>
    (one !== null && id !== one) || (amount ?? 0) === 0 || places.rowOf(county, township) === null ? [] : [{ id, amount: Number(amount) / 100 }],
  )
  return { register: definition.register, fields: [column], records }
}

function findRecords({ office, period }: ReportFrame, definition: OwnRecordsDefinition, others: readonly Period[]): Found[] {
  const query = ownQuery(office, definition, null, [])
  const sorted = definition.sort === null ? null : expressionOf(query.register, definition.sort.column, office.clock.today())
  const by = sorted === null ? sql`1` : listOrder(office, sorted)
  const also = others.map((other, index) => sql`, ${query.counts(other)} AS ${sql.ref(`other${index}`)}`)
  return allRows(
    office.database.reader,
    sql<Found>`SELECT found.id AS id, found.county AS county, found.township AS township, ${query.counts(period)} AS counted, ${query.undated} AS undated
      ${also.length === 0 ? sql`` : sql.join(also, sql` `)}
      FROM (${query.records}) AS found JOIN ${sql.table(query.register.table)} AS r ON r.id = found.id ${joinsOf(sorted === null ? [] : [sorted])}
      ORDER BY ${by} ${definition.sort?.descending ? sql`DESC` : sql`ASC`} NULLS LAST, found.id`,
  )
}

function shown(office: ReportOffice, definition: OwnRecordsDefinition, ids: readonly number[]): OwnRecord[] {
  const register: RegisterDefinition = registers[definition.register]
  const fields = register.fields.filter(({ key }) => definition.fields.includes(key))
  const words = (table: string, code: string) => labelOf(office.codes, table, code)
  return recordsById(office, register, ids).map((row) => ({
    id: row.id,
    name: recordTitle(register, row) ?? `${register.label} ${row.id}`,
    numbers: Object.fromEntries(fields.filter(isNumber).map(({ key }) => [key, typeof row[key] === 'number' ? row[key] : null])),
    texts: Object.fromEntries(fields.filter((field) => !isNumber(field)).map((field) => [field.key, shownValue(field, row[field.key], words) || null])),
  }))
}
