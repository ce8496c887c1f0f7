// One step of many cases at once: handing out, results, extensions, closing. What cannot be done with a case is said of it, and the others go on.
import { LedgerError } from '#shared/api/errors.ts'
import type { StepOrder } from '#shared/api/outreachContract.ts'
import type { RefusedCase, StepsTaken } from '#shared/api/outreachTypes.ts'
import { stepLabels, stepRefusalSentence } from '#shared/messages/outreach.ts'
import { lastDay } from '#shared/outreach/deadlines.ts'
import { refusalOf, type StepRefusal, type StepValues, valuesAfter } from '#shared/outreach/steps.ts'
import { registers } from '#shared/registers/index.ts'
import { addDays } from '#shared/values/calendar.ts'
import { labelOf } from '#shared/values/choice.ts'
import type { Office } from '../office.ts'
import { Deed } from '../records/operations/deed.ts'
import { createRecordWriter } from '../records/recordWriter.ts'
import { readSettings } from '../records/settings.ts'
import { type CaseRow, caseIds, caseReader, federationOf } from './caseRows.ts'

/** @throws LedgerError value-invalid, version-conflict, writer-busy */
export async function takeSteps(office: Office, order: StepOrder): Promise<StepsTaken> {
  const ids = await caseIds(office, order.cases)
  const { outreach: settings } = readSettings(office.database.reader)
  const today = office.clock.today()
  const why = order.why || undefined
  return office.database.write((writer) => {
    const read = caseReader(writer)
    const refused: RefusedCase[] = []
    const ready: { readonly found: CaseRow; readonly values: StepValues }[] = []
    for (const id of ids) {
      const found = read(id)
      if (!found) continue
      if (order.version !== undefined && order.version !== found.version) throw new LedgerError('version-conflict', { register: 'outreach', id })
      const values = { ...order.values, ...federation(office, order, found), ...usual(order, found, today, settings.verifyDays) }
      const refusal = refusalOf(order.step, found, values, { today, extensionDays: settings.extensionDays, why })
      if (refusal === null) ready.push({ found, values })
      else refused.push({ id, name: found.unitName ?? found.caseNumber ?? String(id), reason: sentence(office, order.step, refusal) })
    }
    const [first] = ready
    if (!first) return { deedId: null, done: 0, refused }
    const stamp = { at: office.clock.now(), by: office.by }
    const label = stepLabels[order.step]
    const deed = new Deed(
      writer,
      createRecordWriter(writer),
      { kind: `case-${order.step}`, ...stamp, register: 'outreach', recordId: first.found.id, why: why ?? null },
      why === undefined ? label : `${label}：${why}`,
    )
    for (const { found, values } of ready) deed.set(registers.outreach, found.id, valuesAfter(order.step, found, values))
    deed.close()
    return { deedId: deed.id, done: ready.length, refused }
  })
}

/** Whose a case becomes; where nobody says and nobody has it, its county's. */
function federation(office: Office, { federation: level, values, step }: StepOrder, found: CaseRow): StepValues {
  if (level !== undefined) return { responsible: federationOf(office, found, level) }
  if (values.responsible !== undefined || step !== 'issue' || found.responsible !== null) return {}
  return { responsible: federationOf(office, found, 'county') }
}

/** Days that a clerk need not say: today, and the office's own time to verify. */
function usual({ step, values }: StepOrder, found: CaseRow, today: string, verifyDays: number): StepValues {
  switch (step) {
    case 'issue': {
      const issuedOn = values.issuedOn ?? today
      return { issuedOn, dueOn: values.dueOn ?? addDays(lastDay(issuedOn), verifyDays) }
    }
    case 'confirm':
    case 'rule-out':
      return { verifiedOn: values.verifiedOn ?? today }
    case 'close':
      return { closedOn: values.closedOn ?? today, evidence: values.evidence || found.evidence }
    default:
      return {}
  }
}

function sentence(office: Office, step: StepOrder['step'], refusal: StepRefusal): string {
  const state = labelOf(office.codes, 'outreachState', String(refusal.params?.state ?? ''))
  const field = registers.outreach.fields.find(({ key }) => key === refusal.field)?.label ?? ''
  return stepRefusalSentence(refusal, { step: stepLabels[step], state, field })
}
