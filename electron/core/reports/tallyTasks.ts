// The counting behind report J: the tasks of the period's year, how each stood at its end, and what was reported of it; and the items of the appraisals.
import { endsIn, wholeYear } from '#shared/reports/appraisals.ts'
import { eveOf, yearOf } from '#shared/reports/fallsIn.ts'
import type { Period } from '#shared/reports/period.ts'
import { type RecordedTask, taskOn } from '#shared/reports/taskOn.ts'
import { sourcesTotal } from '#shared/reports/tasks.ts'
import { preparedOnce } from '../database/query.ts'
import { isOwnScope, ownPlaceRow } from './ownPlace.ts'
import type { ReportFrame } from './reportKind.ts'
import { type Measures, Tallies, type Wanted } from './tallies.ts'

export interface Task extends RecordedTask {
  readonly id: number
  readonly name: string | null
  readonly source: string | null
  readonly lead: string | null
  readonly person: string | null
  readonly county: string | null
  readonly township: string | null
}

export interface Appraisal {
  readonly id: number
  readonly federation: string
  /** Folded name; the same for however it was written. */
  readonly key: string
  readonly year: number | null
  readonly part: string
  readonly weight: number | null
  readonly selfScore: number | null
  readonly score: number | null
}

export interface TaskTallies {
  readonly tallies: Tallies
  readonly late: readonly Task[]
  readonly appraisals: readonly Appraisal[]
  readonly doneUnknown: number
}

export const otherSource = 'none'

const tasksSql = `
SELECT id, name, source, lead, person, county, township, state, due_on AS dueOn, done_on AS doneOn,
  CASE WHEN state = '已完成' AND done_on IS NULL
    THEN (SELECT min(p.date) FROM task_progress p WHERE p.task_id = task.id AND p.deleted_at IS NULL AND p.share >= 100) END AS completedOn
FROM task WHERE deleted_at IS NULL AND coalesce(year, CAST(substr(due_on, 1, 4) AS INTEGER)) = @year ORDER BY id`

const entriesSql = `
SELECT id, task_id AS task FROM task_progress WHERE deleted_at IS NULL AND date > @after AND date <= @to AND task_id IS NOT NULL ORDER BY id`

const appraisalsSql = `
SELECT id, coalesce(federation, '（未填单位）') AS federation, coalesce(name_key, '') AS key, year, coalesce(period, '${wholeYear}') AS part,
  weight, self_score AS selfScore, score
FROM appraisal WHERE deleted_at IS NULL AND year = @year ORDER BY id`

/** To be called within a transaction. @param wanted a cell whose records are asked for */
export function tallyTasks(frame: ReportFrame, wanted: Wanted | null = null): TaskTallies {
  const { office, period } = frame
  const { reader } = office.database
  const year = yearOf(period)
  const tallies = new Tallies(measures, wanted)
  const rowOf = ownPlaceRow(frame)
  const rows = new Map<number, string[]>()
  const late: Task[] = []
  let unknown = 0
  for (const task of preparedOnce(reader, tasksSql).all({ year }) as Task[]) {
    const row = rowOf(task)
    if (row === null) continue
    const { doneUnknown, ...counts } = taskOn(task, period)
    const own = [row, 'total', sourceKey(task.source), sourcesTotal]
    rows.set(task.id, own)
    tallies.add(own, task.id, { assigned: true, ...counts })
    if (counts.overdue) late.push(task)
    if (doneUnknown) unknown++
  }
  for (const { id, task } of preparedOnce(reader, entriesSql).all({ after: eveOf(period), to: period.to }) as { id: number; task: number }[])
    tallies.add(rows.get(task) ?? [], id, { entries: true })
  const appraisals = (preparedOnce(reader, appraisalsSql).all({ year }) as Appraisal[]).filter((item) => isShown(item, frame))
  for (const item of appraisals) {
    const { id, weight, selfScore, score } = item
    tallies.add([appraisalKey(item)], id, { items: true, scored: score !== null, weight, selfScore, score })
  }
  return { tallies, late, appraisals, doneUnknown: unknown }
}

export function sourceKey(source: string | null): string {
  return `source:${source ?? otherSource}`
}

export function appraisalKey({ part, key }: Pick<Appraisal, 'part' | 'key'>): string {
  return `appraisal:${part}:${key}`
}

/** All of them stand on the office's own table; a part of it shows the federations of its places, which go by their names. */
function isShown(item: Appraisal, frame: ReportFrame): boolean {
  if (!endsIn(item, frame.period as Period)) return false
  if (isOwnScope(frame)) return true
  const { scope, rows } = frame.places
  const names = [scope.name, ...rows.flatMap(({ kind, label }) => (kind === 'region' ? [label, `${scope.name}${label}`] : []))]
  return names.some((name) => item.federation === `${name}总工会`)
}

const task = (...fields: string[]) => ({ register: 'task', fields }) as const
const appraisal = (...fields: string[]) => ({ register: 'appraisal', fields }) as const
const measures: Measures = {
  assigned: task('year', 'county', 'township'),
  done: task('state', 'doneOn'),
  doneNow: task('state', 'doneOn'),
  running: task('state', 'doneOn'),
  toConfirm: task('state'),
  overdue: task('state', 'dueOn'),
  extended: task('state'),
  cancelled: task('state'),
  entries: { register: 'taskProgress', fields: ['task', 'date'] },
  items: appraisal('item'),
  scored: appraisal('score'),
  weight: appraisal('weight'),
  selfScore: appraisal('selfScore'),
  score: appraisal('score'),
}
