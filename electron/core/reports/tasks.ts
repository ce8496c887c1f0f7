import type { AppraisalPart } from '#shared/reports/appraisals.ts'
import type { CountedRow } from '#shared/reports/countedTable.ts'
import type { Report } from '#shared/reports/report.ts'
import { tasksReport, tasksTable } from '#shared/reports/tasks.ts'
import { preparedOnce } from '../database/query.ts'
import { comparedTotals } from './comparedTotals.ts'
import { countedPlaces } from './countedPlaces.ts'
import { groupRows } from './groupRows.ts'
import type { ReportFrame, ReportKind } from './reportKind.ts'
import { placeName } from './scopedRows.ts'
import { type Appraisal, appraisalKey, otherSource, sourceKey, type Task, type TaskTallies, tallyTasks } from './tallyTasks.ts'

/** J 任务完成与考核 */
export const tasks: ReportKind = {
  id: tasksReport.id,
  title: tasksReport.title,
  rhythm: tasksReport.rhythm,
  build,
  trace: (frame, row, column) => tallyTasks(frame, { row, column }).tallies.behind(),
}

function build(frame: ReportFrame): Report {
  const { office } = frame
  const found = tallyTasks(frame)
  return tasksTable({
    ...countedPlaces(frame, found.tallies, { compared: comparedTotals(frame, (other) => tallyTasks(other).tallies) }),
    sources: groupRows(found.tallies, office.codes.taskSource?.entries ?? [], { keyOf: sourceKey, none: otherSource, noneLabel: '未填来源' }),
    late: lateRows(found.late, frame),
    appraisals: appraisalParts(found),
    doneUnknown: found.doneUnknown,
  })
}

/** The longest late first. */
function lateRows(late: readonly Task[], { office, period, places }: ReportFrame): CountedRow[] {
  if (late.length === 0) return []
  const sql = `SELECT task_id AS task, progress FROM task_progress WHERE deleted_at IS NULL AND progress IS NOT NULL AND date <= ? ORDER BY date, id`
  const reported = preparedOnce(office.database.reader, sql).all(period.to) as { task: number | null; progress: string }[]
  const newest = new Map(reported.map(({ task, progress }) => [task, progress]))
  return [...late]
    .sort((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1))
    .map(({ id, name, county, township, lead, person, dueOn }) => ({
      key: `task:${id}`,
      label: name ?? '（未填内容）',
      kind: 'record' as const,
      record: { register: 'task' as const, id },
      counts: {},
      texts: {
        place: placeName(office.regions(), county, township) || (places.rows.find(({ kind }) => kind === 'own')?.label ?? places.scope.name),
        lead,
        person,
        dueOn,
        progress: newest.get(id) ?? null,
      },
    }))
}

/** Appraisals in the order in which they were entered, and in each its federations. */
function appraisalParts({ tallies, appraisals }: TaskTallies): AppraisalPart[] {
  const parts = new Map<string, Map<string, Appraisal[]>>()
  for (const item of appraisals) {
    const part = parts.get(item.part) ?? new Map<string, Appraisal[]>()
    parts.set(item.part, part)
    part.set(item.key, [...(part.get(item.key) ?? []), item])
  }
  return [...parts].map(([part, federations]) => ({ part, rows: [...federations.values()].map((items) => federationRow(tallies, items)) }))
}

function federationRow(tallies: TaskTallies['tallies'], items: readonly Appraisal[]): CountedRow {
  const [first] = items
  if (!first) throw new Error('a federation without items')
  const key = appraisalKey(first)
  const counts = tallies.of(key)
  const known = (field: 'selfScore' | 'score') => (items.some((item) => item[field] !== null) ? (counts[field] ?? null) : null)
  return { key, label: first.federation, kind: 'group', counts: { ...counts, selfScore: known('selfScore'), score: known('score') } }
}
