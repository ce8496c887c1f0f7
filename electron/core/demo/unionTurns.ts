// What changed at the demo's unions in the half-year after the taking over: elections, legal personality, the end of some.
import { addDays, addYears } from '#shared/values/calendar.ts'
import type { StoredValues } from '../records/recordWriter.ts'
import { demoToday } from './facts.ts'
import type { RecordTools } from './recordTools.ts'
import { type Turn, turn } from './turn.ts'
import { takeOver } from './workDays.ts'

/** One in so many elections of the half-year brought another chair. */
const anotherChair = 4

export function unionTurns(values: StoredValues, choice: RecordTools['choice'], formerChair: () => string): Turn[] {
  const turns = [...election(values, formerChair), ...papers(values, choice), ...ending(values, choice)]
  return turns.length < 2 ? turns : turns.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

function text(value: StoredValues[string] | undefined): string | null {
  return typeof value === 'string' ? value : null
}

/** The term before: it began with the founding, or as long before its end as a term lasts. */
function election(values: StoredValues, formerChair: () => string): Turn[] {
  const [from, first, number, years] = [text(values.termFrom), text(values.firstElectedOn), Number(values.termNumber), Number(values.termYears)]
  if (from === null || first === null || from <= takeOver || number < 2) return []
  const began = addDays(addYears(from, -years), 7)
  const termFrom = number === 2 || began < first ? first : began
  const before = { termNumber: number - 1, termFrom, termEndsOn: addYears(termFrom, years) }
  if (Number(from.slice(8)) % anotherChair !== 0) return turn(from, before, '换届选举，主席连任')
  const chair = formerChair()
  const represents = values.legalRepresentative === values.chair && String(values.certificateFrom) <= from
  return turn(from, { ...before, chair, ...(represents ? { legalRepresentative: chair } : {}) }, '换届选举，选出新一届主席')
}

function papers(values: StoredValues, choice: RecordTools['choice']): Turn[] {
  const [from, to] = [text(values.certificateFrom), text(values.certificateTo)]
  if (from === null || to === null) return []
  const none = { uscc: null, certificateNumber: null, certificateFrom: null, certificateTo: null, legalRepresentative: null }
  return [
    ...turn(from, { ...none, legalPersonStatus: choice('legalPersonStatus', 'in-process') }, '取得工会法人资格证书'),
    ...(values.legalPersonStatus === choice('legalPersonStatus', 'expired') && to < demoToday
      ? turn(addDays(to, 1), { legalPersonStatus: choice('legalPersonStatus', 'valid') }, '法人资格证书到期，待换证')
      : []),
  ]
}

function ending(values: StoredValues, choice: RecordTools['choice']): Turn[] {
  const endedOn = text(values.endedOn)
  if (endedOn === null || endedOn <= takeOver) return []
  const was = values.legalPersonStatus === choice('legalPersonStatus', 'cancelled')
  const legalPersonStatus = choice('legalPersonStatus', String(values.certificateTo) < endedOn ? 'expired' : 'valid')
  const why = values.form === choice('unionForm', 'joint') ? '联合工会调整设置，经批复撤销' : '经会员大会表决、上级工会批复撤销'
  return turn(endedOn, { status: choice('unionStatus', 'active'), endedOn: null, ...(was ? { legalPersonStatus } : {}) }, why)
}
