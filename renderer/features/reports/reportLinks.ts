// Where the names of a report's rows lead: to the list of the records that they speak of, as it is now. Its figures, and the bars drawn of them, lead to their traces.
import type { Filter } from '#shared/api/recordsContract.ts'
import type { CountedKey } from '#shared/dashboard/counted.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { Report, ReportRow } from '#shared/reports/report.ts'
import { countedPath, listPath } from '../../components/listUrl.ts'

interface ReportLink {
  readonly register: RegisterId
  /** The field that says of which year a record is, where the report counts one year's alone. */
  readonly ofYear?: string
}

/** Whose rows are the unions of a place: those that stand today, as report A counts them. */
const ofUnions: ReadonlySet<string> = new Set(['A', 'C', 'D'])

/** Columns whose records a list of today can hold, under the name of what the dashboard counts. */
const counted: Readonly<Record<string, readonly CountedKey[]>> = {
  A: ['unions', 'single', 'joint', 'unitsCovered', 'members'],
  B: ['issued', 'verified', 'founded', 'shouldFound', 'notEligible', 'open', 'overdue'],
}

const links: Readonly<Record<string, ReportLink>> = {
  B: { register: 'outreach' },
  H: { register: 'pilot' },
  J: { register: 'task', ofYear: 'year' },
}

/** @param county the row's own, where it is one @returns null where no list would hold just that */
export function rowPath(report: Report, row: ReportRow, county: string | undefined): string | null {
  if (row.kind !== 'region') return null
  if (ofUnions.has(report.id)) return countedPath('unions', { place: row.key })
  const link = links[report.id]
  return link ? listPath(link.register, { filters: [...yearOf(report, link), ...placeOf(report, row, county)] }) : null
}

/** What a figure of a place counts today; null where no list would hold just that. */
export function nowPath(report: Report, row: ReportRow, column: string): string | null {
  const key = row.kind === 'region' && counted[report.id]?.find((one) => one === column)
  return key ? countedPath(key, { place: row.key }) : null
}

function yearOf({ asOf }: Report, { ofYear }: ReportLink): readonly Filter[] {
  return ofYear === undefined ? [] : [{ field: ofYear, op: 'is', value: Number(asOf.slice(0, 4)) }]
}

function placeOf(report: Report, row: ReportRow, county: string | undefined): readonly Filter[] {
  if (county !== undefined) return [{ field: 'county', op: 'is', value: county }]
  return [
    { field: 'county', op: 'is', value: report.scope.name },
    { field: 'township', op: 'is', value: row.label },
  ]
}
