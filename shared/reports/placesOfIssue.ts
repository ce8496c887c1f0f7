// An issued version made for each place below its own: only what says in every figure what was signed may bear the version's mark.
import { differenceText, type ReportDifference, reportDifferences } from './differences.ts'
import type { IssuedInfo } from './issued.ts'
import { officeName, type PaperOptions } from './paper.ts'
import { dayLabel } from './period.ts'
import type { PrintedReport } from './renderHtml.ts'
import { type Report, type ReportRow, type ReportTable, reportTables } from './report.ts'

export interface DifferingPlace extends Readonly<Report['scope']> {
  /** From what was issued to what its own table says. */
  readonly differences: readonly ReportDifference[]
}

export interface PlacesOfIssue {
  readonly version: IssuedInfo
  /** Places whose tables do not say what was issued of them, in their order; empty = all do. */
  readonly differing: readonly DifferingPlace[]
}

/** Differences that a place's paper names one by one. */
const named = 3

/**
 * What a place's own table says otherwise than the issued one says of the place: its totals against the rows of the place. Ranks and shares are the whole's alone.
 * @param whole the issued report, counted again: what is compared where no row of it is a place's
 */
export function placeDifferences(issued: Report, place: Report, whole: Report): ReportDifference[] {
  const rules: ReportDifference[] = issued.rules === place.rules ? [] : [{ kind: 'rules', from: issued.rules, to: place.rules }]
  const rows = reportTables(issued).flatMap((of, index) => {
    const row = of.rows.find(({ key, kind }) => kind === 'region' && placeOf(key) === place.scope.code)
    return row ? [{ of, row, by: sameTable(place, of, index === 0) }] : []
  })
  if (rows.length === 0) return reportDifferences(issued, whole)
  return [...rules, ...rows.flatMap(({ of, row, by }) => rowDifferences(of, row, by && totalOf(by, place.scope.code)))]
}

/** Of a smaller place a report may have fewer tables, one of them in the place of the first. */
function sameTable(place: Report, { title, columns }: ReportTable, first: boolean): ReportTable | undefined {
  const tables = reportTables(place)
  const named = first ? tables[0] : tables.slice(1).find((table) => table.title === title)
  const says = (table: ReportTable) => columns.every(({ key, kind }) => kind === 'label' || table.columns.some((column) => column.key === key))
  return named ?? tables.find(says)
}

/** Rows of an annex have keys of their own, which end in the region's code. */
function placeOf(key: string): string {
  return key.split(':').at(-1) ?? key
}

/** A township's table is its one row. */
function totalOf({ rows }: ReportTable, place: string): ReportRow | undefined {
  return rows.find(({ kind }) => kind === 'total') ?? rows.find(({ key, kind }) => kind === 'region' && placeOf(key) === place)
}

/** @param total undefined: a table of nothing is left out */
function rowDifferences({ columns }: ReportTable, row: ReportRow, total: ReportRow | undefined): ReportDifference[] {
  return columns.flatMap((column): ReportDifference[] => {
    if (column.kind === 'label' || column.kind === 'text' || column.formula?.of === 'rank' || column.formula?.of === 'share') return []
    const from = row.figures[column.key] ?? null
    const to = total ? (total.figures[column.key] ?? null) : from === 0 ? 0 : null
    return from === to ? [] : [{ kind: 'figure', row: row.label, column: column.path.join('/'), figure: column.kind, from, to }]
  })
}

/** How a place's table goes on paper: as part of the version, or with a note of what it says otherwise and without the version's mark. */
export function printedPlace(report: Report, of: PlacesOfIssue | null, size: PaperOptions['size']): PrintedReport {
  const paper = { office: officeName(report.scope.name), size }
  if (of === null) return { report, paper }
  const differing = of.differing.find(({ code }) => code === report.scope.code)
  if (differing) return { report: { ...report, footers: [...report.footers, differingNote(of.version, differing.differences)] }, paper }
  return { report, paper: { ...paper, issued: { ...of.version, partOf: of.version.scope.name } } }
}

function differingNote({ scope, version, issuedOn }: IssuedInfo, differences: readonly ReportDifference[]): string {
  const more = differences.length > named ? `等${differences.length}处` : ''
  const what = differences.slice(0, named).map(differenceText).join('；')
  return `本表按${dayLabel(issuedOn)}出具${scope.name}第${version}版时的台账重新统计，与第${version}版所载不符（${what}${more}），不作第${version}版的分表。`
}

/** One sentence for the clerk; '' where all places say what was issued. */
export function differingSentence({ version: { version }, differing }: PlacesOfIssue): string {
  if (differing.length === 0) return ''
  const places = differing.map(({ name }) => name).join('、')
  return `${places}按出具时的台账重新统计，与第${version}版所载不符：这 ${differing.length} 份不标版次，表下注明不符之处；要相符，请另出新版。`
}
