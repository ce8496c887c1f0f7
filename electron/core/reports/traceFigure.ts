// Behind every printed figure stand records, and behind these the cells of ledgers: a figure's formula is followed down to what is counted, and each count to its records.

import type { TakenReport, TraceQuery } from '#shared/api/reportsContract.ts'
import type { FigureTrace, TraceTerm } from '#shared/api/traceTypes.ts'
import { findRegister } from '#shared/registers/index.ts'
import { sumOfAmounts } from '#shared/reports/amount.ts'
import { comparedPeriods } from '#shared/reports/compared.ts'
import { type FigureTerm, figureOfTerms, figureTerms } from '#shared/reports/figureTerms.ts'
import type { IssuedInfo } from '#shared/reports/issued.ts'
import type { Report } from '#shared/reports/report.ts'
import type { Office } from '../office.ts'
import { asOf } from '../records/asOf.ts'
import { registerOf } from '../records/listRecords.ts'
import { frameOf, type ReportChoice } from './buildReport.ts'
import { type Figure, findFigure } from './findFigure.ts'
import { getIssued } from './issueReport.ts'
import { reportQuestion, whileUnchanged } from './keptReports.ts'
import { builtThen } from './reportAsOf.ts'
import type { Contribution, Contributions, ReportFrame } from './reportKind.ts'
import { type Followed, recordsOf } from './tracedRecords.ts'

type Wanted = Pick<TraceQuery, 'row' | 'column'>

/** Whose figure it is. */
export interface FigureSource {
  readonly choice: ReportChoice
  /** The version that was issued; null: the report as it is made now, or of that day. */
  readonly issued: { readonly info: IssuedInfo; readonly report: Report } | null
  /** y-m-d: the records are those of that day's end; null: as they are. */
  readonly day: string | null
}

/** A figure with all its records, which are numbers yet. */
export interface FollowedFigure {
  readonly trace: Omit<FigureTrace, 'total' | 'records'>
  readonly followed: readonly Followed[]
}

/** @throws LedgerError report-unknown, period-invalid, scope-unknown, figure-unknown, day-invalid, day-to-come, office-not-there-then, not-issued, issued-damaged (issued) */
export function traceFigure(office: Office, query: TraceQuery): FigureTrace {
  const source = figureSource(office, query)
  return asOf(office, source.day ?? undefined, (then) =>
    then.database.reader.transaction(() => {
      const { trace, followed } = followFigure(then, source, query)
      const asked = query.term === undefined ? followed : followed.filter(({ term }) => term.key === query.term)
      return { ...trace, total: asked.reduce((all, { term }) => all + term.records, 0), records: recordsOf(then, asked, query) }
    })(),
  )
}

/** @throws LedgerError not-found, issued-damaged */
export function figureSource(office: Office, query: TakenReport): FigureSource {
  if (!('issued' in query)) return { choice: query, issued: null, day: query.asOf ?? null }
  const { info, report } = getIssued(office.database.reader, query.issued)
  return { choice: { report: info.report, period: info.period, scope: info.scope.code }, issued: { info, report }, day: info.issuedOn }
}

/** Known at once where it was asked last and nobody has written since. @throws as traceFigure */
export function figureBehind(office: Office, source: FigureSource, wanted: Wanted): FollowedFigure {
  return asOf(office, source.day ?? undefined, (then) => then.database.reader.transaction(() => followFigure(then, source, wanted))())
}

/** @param office of the source's day, in one transaction */
function followFigure(office: Office, { choice, issued, day }: FigureSource, wanted: Wanted): FollowedFigure {
  const built = whileUnchanged(office, 'report', reportQuestion(choice), () => builtThen(office, choice))
  const figure = findFigure(office, issued?.report ?? built, wanted, issued ? built : undefined)
  const { row, column } = figure
  const frame = frameOf(office, choice)
  const { period, followed } = whileUnchanged(office, 'trace', JSON.stringify([reportQuestion(choice), row.key, column.key, issued?.info.id]), () =>
    follow(frame, figure),
  )
  const terms = followed.map(({ term }) => term)
  const printed = row.figures[column.key] ?? null
  const reckoned = figureOfTerms(terms)
  // A place among others follows from the rate that is printed beside it.
  const held = column.formula?.of === 'rank' ? (row.figures[column.formula.by] ?? null) : printed
  return {
    followed,
    trace: {
      report: built.id,
      title: built.title,
      period: frame.period.id,
      counted: { period: period.id, label: period.label },
      scope: built.scope,
      row: { key: row.key, label: row.label },
      column: { key: column.key, label: column.path.join('/'), kind: column.kind },
      figure: printed,
      traced: reckoned,
      agrees: held === null ? (reckoned ?? 0) === 0 : held === reckoned,
      terms,
      asOf: day,
      issued: issued?.info ?? null,
    },
  }
}

/** Every term of a figure with its records, those that add most first. A row of another period is the total of that period's report. */
function follow(frame: ReportFrame, { table, row, column, kind }: Figure): { readonly period: ReportFrame['period']; readonly followed: readonly Followed[] } {
  const other = row.kind === 'compare' ? comparedPeriods(frame.period).find(({ key }) => row.key.endsWith(key)) : undefined
  const counted = other ? { ...frame, period: other.period } : frame
  const totalKey = other ? row.key.slice(0, -other.key.length).concat('total') : (table.rows.find((each) => each.kind === 'total')?.key ?? 'total')
  const followed = figureTerms(table.columns, column).map((term): Followed => {
    const found = kind.trace(counted, other || term.ofTotal ? totalKey : row.key, term.column.key)
    const contributions = found.map((each) => ({ ...each, records: [...each.records].sort(byAmount) })).filter(({ records }) => records.length > 0)
    return { term: termOf(term, contributions), contributions }
  })
  return { period: counted.period, followed }
}

function byAmount(one: Contribution, other: Contribution): number {
  return other.amount - one.amount || one.id - other.id
}

function termOf({ column, side, sign, ofTotal }: FigureTerm, contributions: readonly Contributions[]): TraceTerm {
  return {
    key: ofTotal ? `total.${column.key}` : column.key,
    label: column.path.join('/'),
    kind: column.kind === 'label' || column.kind === 'text' ? 'count' : column.kind,
    side,
    sign,
    ofTotal,
    sum: sumOfAmounts(amountsOf(contributions)),
    records: contributions.reduce((all, { records }) => all + records.length, 0),
    of: contributions.map(({ register, fields, records }) => ({
      register,
      label: registerOf(register).label,
      records: records.length,
      fields: fields.map((key) => ({ key, label: findRegister(register)?.fields.find((field) => field.key === key)?.label ?? key })),
      each: records.every(({ amount }) => amount === 1),
    })),
  }
}

function* amountsOf(contributions: readonly Contributions[]): Generator<number> {
  for (const { records } of contributions) for (const { amount } of records) yield amount
}
