// Where the rows and figures of a report lead: to the list of the records that they speak of, as it is now.
import type { Filter } from '#shared/api/recordsContract.ts'
import { verificationResults } from '#shared/outreach/states.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { Report, ReportRow } from '#shared/reports/report.ts'
import { listPath } from '../../components/listUrl.ts'

type Place = readonly Filter[]

interface ReportLinks {
  readonly register: RegisterId
  /** What a row's name leads to, beside its place. */
  readonly row: Place
  /** The field that says of which year a record is, where the report counts one year's alone. */
  readonly ofYear?: string
  /** What a figure leads to, by its column. */
  readonly figures?: Readonly<Record<string, Place>>
}

const putAway: Filter = { field: 'state', op: 'in', value: ['not-eligible', 'closed'] }
const active: Filter = { field: 'status', op: 'is', value: 'active' }
const unions: ReportLinks = { register: 'union', row: [active] }
const ofForm = (value: string): Place => [active, { field: 'form', op: 'is', value }]

const links: Readonly<Record<string, ReportLinks>> = {
  A: { ...unions, figures: { single: ofForm('single'), joint: ofForm('joint') } },
  B: {
    register: 'outreach',
    row: [],
    figures: {
      founded: [
        { field: 'state', op: 'in', value: ['founded', 'closed'] },
        { field: 'verificationResult', op: 'is', value: 'confirmed' },
      ],
      notEligible: [
        putAway,
        {
          field: 'verificationResult',
          op: 'in',
          value: verificationResults.filter((result) => result !== 'confirmed'),
        },
      ],
      open: [{ field: 'state', op: 'in', value: ['issued', 'verifying', 'founding', 'extended'] }],
      overdue: [{ field: 'urgency', op: 'is', value: 'overdue' }],
    },
  },
  C: unions,
  D: unions,
  H: { register: 'pilot', row: [] },
  J: { register: 'task', row: [], ofYear: 'year' },
}

/** @param county the row's own, where it is one @returns null where no list would hold just that */
export function rowPath(report: Report, row: ReportRow, county: string | undefined): string | null {
  const link = links[report.id]
  const place = placeOf(report, row, county)
  return link && place ? listPath(link.register, { filters: [...link.row, ...yearOf(report, link), ...place] }) : null
}

/** Whether figures of the column lead to a list. */
export function hasList(report: Report, column: string): boolean {
  return links[report.id]?.figures?.[column] !== undefined
}

export function figurePath(report: Report, row: ReportRow, column: string, county: string | undefined): string | null {
  const link = links[report.id]
  const filters = link?.figures?.[column]
  const place = placeOf(report, row, county)
  return link && filters && place && row.figures[column] ? listPath(link.register, { filters: [...place, ...filters] }) : null
}

function yearOf({ asOf }: Report, { ofYear }: ReportLinks): Place {
  return ofYear === undefined ? [] : [{ field: ofYear, op: 'is', value: Number(asOf.slice(0, 4)) }]
}

function placeOf(report: Report, row: ReportRow, county: string | undefined): Place | null {
  if (row.kind !== 'region') return null
  if (county !== undefined) return [{ field: 'county', op: 'is', value: county }]
  return [
    { field: 'county', op: 'is', value: report.scope.name },
    { field: 'township', op: 'is', value: row.label },
  ]
}
