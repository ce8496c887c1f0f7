// The records behind a figure as a table: a line each, with what it adds and the cell that it came from; above it, which figure that is.
import { sql } from 'kysely'
import { LedgerError } from '#shared/api/errors.ts'
import type { FigureTrace, SourceCell, TracedRecord, TraceTerm } from '#shared/api/traceTypes.ts'
import { sumOfAmounts } from '#shared/reports/amount.ts'
import { sourceWords, termName, traceHead } from '#shared/reports/traceWords.ts'
import { allArrays } from '../database/query.ts'
import type { Office } from '../office.ts'
import { homePlace } from '../records/homePlace.ts'
import { registerOf } from '../records/listRecords.ts'
import { detailBesidePlace } from '../records/recordTitle.ts'
import { tracedRecords } from '../reports/tracedRecords.ts'
import type { FollowedFigure } from '../reports/traceFigure.ts'
import { dayOf } from '../systemClock.ts'
import type { TableColumn } from './recordTable.ts'
import type { CellValue, LineAbove } from './xlsx/sheetXml.ts'

/** Records to a read: some milliseconds. */
const PAGE = 100

type Terms = Pick<FigureTrace, 'terms'>
const isSeveral = ({ terms }: Terms) => terms.length > 1

/** @returns so that a line's amount stands in the column of `amountAt` */
export function figureColumns(trace: Terms): TableColumn[] {
  const column = (heading: string, width: number, kind: TableColumn['kind'] = 'text'): TableColumn => ({ heading, width, kind })
  return [
    ...(isSeveral(trace) ? [column('计入', 9)] : []),
    column('台账', 5),
    column('名称', 18),
    column('县（市、区）', 6),
    column('镇（街道）', 5),
    column('说明', 14),
    column('数', 5, 'number'),
    column('来源文件', 12),
    column('工作表', 7),
    column('行', 3, 'number'),
    column('列', 2),
    column('其他来源', 10),
    column('手工填写', 9),
    column('备注', 4),
  ]
}

/** Which figure it is, and below that what its terms come to: those of a figure that is no rate are its sum. */
export function figureHead(trace: FollowedFigure['trace'], today: string): LineAbove[] {
  const at = figureColumns(trace).findIndex(({ heading }) => heading === '数')
  const [title = '', ...more] = traceHead(trace, today)
  const sumLine = (label: string, sum: number, bold: boolean): LineAbove => ({
    cells: Array.from({ length: at + 1 }, (_, index) => [label][index] ?? (index === at ? sum : null)),
    bold,
  })
  const all = trace.terms.reduce((sum, { records }) => sum + records, 0)
  const isSum = trace.terms.every(({ side }) => side === 'sum')
  return [
    { cells: [title], bold: true },
    ...more.map((text): LineAbove => ({ cells: [text] })),
    ...(isSeveral(trace) ? trace.terms.map((term) => sumLine(`${termName(term)}（${term.records} 条）`, signed(term, term.sum), !isSum)) : []),
    ...(isSum ? [sumLine(`合计（${all} 条）`, sumOfAmounts(trace.terms.map((term) => signed(term, term.sum))), true)] : []),
  ]
}

/** Each read when it is its turn. @param office whose reader keeps one moment */
export function* figureRows(office: Office, { trace, followed }: FollowedFigure): Generator<readonly CellValue[]> {
  for (const { term, contributions } of followed) {
    for (const one of contributions) {
      for (let from = 0; from < one.records.length; from += PAGE) {
        // Between two pages the office may have been closed.
        if (!office.database.reader.open) throw new LedgerError('cancelled')
        const records = tracedRecords(office, term.key, { ...one, records: one.records.slice(from, from + PAGE) }, detailBesidePlace)
        const places = placesOf(office, one.register, records)
        for (const record of records) yield [...(isSeveral(trace) ? [termName(term)] : []), ...cellsOf(record, term, places.get(record.id))]
      }
    }
  }
}

interface Place {
  readonly county: string | null
  readonly township: string | null
}

function cellsOf(
  { register, title, detail, amount, sources: [first, ...others], byHand, deleted }: TracedRecord,
  term: TraceTerm,
  place: Place | undefined,
): CellValue[] {
  return [
    registerOf(register).label,
    title,
    place?.county ?? null,
    place?.township ?? null,
    detail,
    signed(term, amount),
    first?.file ?? null,
    first?.sheet ?? null,
    first?.row ?? null,
    first?.column ?? null,
    othersWords(others),
    byHand ? `${byHand.by} ${dayOf(byHand.at)}` : null,
    deleted ? '已删除' : null,
  ]
}

/** A union that only its members' rows name has as many sources as members. */
const NAMED = 4

function othersWords(others: readonly SourceCell[]): string {
  return [...others.slice(0, NAMED).map(sourceWords), ...(others.length > NAMED ? [`……共 ${others.length} 处`] : [])].join('；')
}

function signed({ sign }: Pick<TraceTerm, 'sign'>, amount: number): number {
  return sign === -1 && amount !== 0 ? -amount : amount
}

/** A record's own place, or that of what it is linked to. */
function placesOf(office: Office, id: TracedRecord['register'], records: readonly TracedRecord[]): Map<number, Place> {
  const register = registerOf(id)
  const home = homePlace(register, 'r')
  if (!home) return new Map()
  const ids = JSON.stringify(records.map((record) => record.id))
  const rows = allArrays<[number, string | null, string | null]>(
    office.database.reader,
    sql`SELECT r.id, ${home.county}, ${home.township} FROM ${sql.table(register.table)} AS r WHERE r.id IN (SELECT value FROM json_each(${ids}))`,
  )
  const regions = office.regions()
  const named = (code: string | null) => (code === null ? null : regions.nameOf(code))
  return new Map(rows.map(([recordId, county, township]) => [recordId, { county: named(county), township: named(township) }]))
}
