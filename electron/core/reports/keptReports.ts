// What was asked last of reports, as long as nobody has written anything since: who opens a figure has just looked at its report, and turns pages of its records.
import type SQLite from 'better-sqlite3'
import type { Report } from '#shared/reports/report.ts'
import type { ReportChoice } from './buildReport.ts'
import type { ReportOffice } from './reportKind.ts'

/** So many answers of each kind are kept; one trace may hold a million records. */
const most = { report: 4, trace: 1 } as const
type Kind = keyof typeof most

interface Kept {
  readonly state: string
  readonly answers: Readonly<Record<Kind, Map<string, unknown>>>
}

const keptOf = new WeakMap<SQLite.Database, Kept>()

/** What `make` gave when it was asked the same in the same state of the office. */
export function whileUnchanged<T>(office: ReportOffice, kind: Kind, question: string, make: () => T): T {
  const { answers } = keptNow(office)
  if (answers[kind].has(question)) return answers[kind].get(question) as T
  const answer = make()
  keep(answers[kind], most[kind], question, answer)
  return answer
}

/** Of a report that was just made; gives it back. */
export function keepReport(office: ReportOffice, choice: ReportChoice, report: Report): Report {
  keep(keptNow(office).answers.report, most.report, reportQuestion(choice), report)
  return report
}

export function reportQuestion({ report, period, scope }: ReportChoice): string {
  return JSON.stringify([report, period, scope ?? null])
}

/** A reader writes nothing itself: its data version changes with every commit of anybody else. */
function keptNow({ database: { reader }, clock }: ReportOffice): Kept {
  const state = `${reader.pragma('data_version', { simple: true })} ${clock.today()}`
  const known = keptOf.get(reader)
  if (known?.state === state) return known
  const fresh = { state, answers: { report: new Map(), trace: new Map() } }
  keptOf.set(reader, fresh)
  return fresh
}

/** The oldest ones go. */
function keep(answers: Map<string, unknown>, limit: number, question: string, answer: unknown): void {
  answers.delete(question)
  answers.set(question, answer)
  for (const oldest of answers.keys()) {
    if (answers.size <= limit) return
    answers.delete(oldest)
  }
}
