// How many cases stand where, in all and by county: one pass over the register.
import { sql } from 'kysely'
import type { CaseCounts, CaseSummary } from '#shared/api/outreachTypes.ts'
import { caseStates, isCaseState } from '#shared/outreach/states.ts'
import { registers } from '#shared/registers/index.ts'
import { allRows } from '../database/query.ts'
import type { Office } from '../office.ts'
import { expressionOf } from '../records/fieldExpressions.ts'

interface Line {
  readonly county: string | null
  readonly state: string | null
  readonly urgency: string | null
  readonly cases: number
  readonly unanswered: number
  readonly withoutUnion: number
}

type Counts = { -readonly [K in keyof CaseCounts]: K extends 'states' ? Record<keyof CaseCounts['states'], number> : number }

export function caseSummary(office: Office): CaseSummary {
  const today = office.clock.today()
  const urgency = expressionOf(registers.outreach, 'urgency', today).value
  const lines = allRows(
    office.database.reader,
    sql<Line>`SELECT u.county, r.state, ${urgency} AS urgency, count(*) AS cases,
        total(r.state = 'issued' AND r.verification_result IS NULL) AS unanswered, total(r.state = 'founded' AND r.resulting_union_id IS NULL) AS withoutUnion
      FROM outreach_case AS r LEFT JOIN unit u ON u.id = r.unit_id WHERE r.deleted_at IS NULL GROUP BY 1, 2, 3`,
  )
  const regions = office.regions()
  const all = none()
  const counties = new Map<string, Counts>()
  for (const line of lines) {
    const county = line.county ?? ''
    const own = counties.get(county) ?? none()
    counties.set(county, own)
    for (const counts of [all, own]) add(counts, line)
  }
  const named = [...counties].sort(([one], [other]) => Number(one === '') - Number(other === '') || (one < other ? -1 : 1))
  return { today, ...all, counties: named.map(([county, counts]) => ({ county: county === '' ? '' : regions.nameOf(county), ...counts })) }
}

function none(): Counts {
  const states = Object.fromEntries(caseStates.map((state) => [state, 0])) as Counts['states']
  return { total: 0, states, overdue: 0, dueSoon: 0, unanswered: 0, withoutUnion: 0 }
}

function add(counts: Counts, { state, urgency, cases, unanswered, withoutUnion }: Line): void {
  counts.total += cases
  counts.states[isCaseState(state) ? state : 'to-issue'] += cases
  if (urgency === 'overdue') counts.overdue += cases
  if (urgency === 'due-soon') counts.dueSoon += cases
  counts.unanswered += unanswered
  counts.withoutUnion += withoutUnion
}
