// What is asked with each step, and what stands there at first. Pure, so that a form of one case and one of many ask the same.
import { lastDay } from '#shared/outreach/deadlines.ts'
import { type CaseStep, type StepField, stepRules } from '#shared/outreach/steps.ts'
import { addDays } from '#shared/values/calendar.ts'

export type FormStep = Exclude<CaseStep, 'found'>
export type StepDraft = Readonly<Partial<Record<StepField, string | null>>>

/** Whose a case becomes. `keep`: whose it is, and where nobody has it, its county's. */
export type Federation = 'keep' | 'county' | 'township' | 'name'

export function fieldsOf(step: FormStep): { readonly field: StepField; readonly needed: boolean }[] {
  const { needs, may } = stepRules[step]
  return [...needs.map((field) => ({ field, needed: true })), ...may.map((field) => ({ field, needed: false }))]
}

export function firstDraft(step: FormStep, today: string, settings: { readonly verifyDays: number; readonly extensionDays: number }): StepDraft {
  switch (step) {
    case 'issue':
      return { issuedOn: today, dueOn: addDays(today, settings.verifyDays) }
    case 'confirm':
    case 'rule-out':
      return { verifiedOn: today }
    case 'extend':
      return { extendedTo: addDays(lastDay(today), Math.min(30, settings.extensionDays)) }
    case 'close':
      return { closedOn: today }
    default:
      return {}
  }
}

/** Fields that are still to be filled; whose the case becomes is asked apart. */
export function missingIn(step: FormStep, draft: StepDraft, federation: Federation, why: string): boolean {
  const needed = stepRules[step].needs.filter((field) => field !== 'responsible')
  if (needed.some((field) => !draft[field]?.trim())) return true
  if (federation === 'name' && !draft.responsible?.trim()) return true
  return stepRules[step].why === true && why.trim() === ''
}
