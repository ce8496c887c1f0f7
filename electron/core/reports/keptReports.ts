// What was asked last of reports, as long as nobody has written anything since: who opens a figure has just looked at its report, and turns pages of its records.
import type { Report } from '#shared/reports/report.ts'
import { keptInState } from '../records/keptInState.ts'
import type { ReportChoice } from './buildReport.ts'
import type { ReportOffice } from './reportKind.ts'

/** So many answers of each kind are kept; one trace may hold a million records. */
const most = { report: 4, trace: 1 } as const
type Kind = keyof typeof most

const answersOf = keptInState((_: ReportOffice): Readonly<Record<Kind, Map<string, unknown>>> => ({ report: new Map(), trace: new Map() }))

/** What `make` gave when it was asked the same in the same state of the office. */
export function whileUnchanged<T>(office: ReportOffice, kind: Kind, question: string, make: () => T): T {
  const answers = answersOf(office)
  if (answers[kind].has(question)) return answers[kind].get(question) as T
  const answer = make()
  keep(answers[kind], most[kind], question, answer)
  return answer
}

/** Of a report that was just made; gives it back. */
export function keepReport(office: ReportOffice, choice: ReportChoice, report: Report): Report {
  keep(answersOf(office).report, most.report, reportQuestion(choice), report)
  return report
}

export function reportQuestion({ report, period, scope }: ReportChoice): string {
  return JSON.stringify([report, period, scope ?? null])
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
