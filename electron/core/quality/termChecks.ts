// Terms, certificates, contracts and secondments that ended or soon will.
import { type RawBuilder, sql } from 'kysely'
import type { CheckCode } from '#shared/quality/checks.ts'
import type { FindingLevel } from '#shared/quality/findings.ts'
import type { TermStanding } from '#shared/reports/termReminders.ts'
import type { Settings } from '#shared/settings/settings.ts'
import { addDays } from '#shared/values/calendar.ts'
import { electionDue, isOver, termStanding } from '../records/termStanding.ts'
import { type AtFault, type SetCheck, setCheck } from './setCheck.ts'

interface Ending extends AtFault {
  readonly date: string
}
const active = sql`coalesce(r.status, 'active') = 'active'`
const pick = (date: RawBuilder<unknown>, table: string, where: RawBuilder<unknown>) =>
  sql<Ending>`SELECT r.id AS id, ${date} AS date FROM ${sql.table(table)} AS r WHERE ${where}`

/** Each union is in one of them at most. */
const terms = (range: RawBuilder<boolean>, today: string, { office }: Settings, standing: TermStanding) =>
  pick(electionDue(today), 'trade_union', sql`${range} AND ${active} AND ${termStanding(electionDue(today), today, office.termReminderDays)} = ${standing}`)

function reminder(code: CheckCode, level: FindingLevel, standing: 'first' | 'second' | 'last'): SetCheck {
  const upTo = ({ office }: Settings) => office.termReminderDays[{ first: 0 as const, second: 1 as const, last: 2 as const }[standing]]
  return setCheck<Ending>({
    code,
    level,
    register: 'union',
    field: 'termEndsOn',
    query: (range, today, settings) => terms(range, today, settings, standing),
    message: ({ date }, settings) => `本届将于${date}届满，已不足${upTo(settings)}天，应当按期换届。`,
  })
}

export const termChecks: readonly SetCheck[] = [
  setCheck<Ending>({
    code: 'term-expired',
    level: 'warning',
    register: 'union',
    field: 'termEndsOn',
    query: (range, today, settings) => terms(range, today, settings, 'overdue'),
    message: ({ date }) => `本届已于${date}届满，应当换届。`,
  }),
  reminder('term-reminder-last', 'warning', 'last'),
  reminder('term-reminder-second', 'info', 'second'),
  reminder('term-reminder-first', 'info', 'first'),
  setCheck<Ending>({
    code: 'certificate-expired',
    level: 'warning',
    register: 'union',
    field: 'certificateTo',
    query: (range, today) => {
      const date = sql.ref('r.certificate_to')
      return pick(date, 'trade_union', sql`${range} AND ${active} AND coalesce(r.legal_person_status, 'valid') = 'valid' AND ${isOver(date, today)}`)
    },
    message: ({ date }) => `工会法人资格证书已于${date}到期，应当换领。`,
  }),
  setCheck<Ending>({
    code: 'contract-expired',
    level: 'warning',
    register: 'socialWorker',
    field: 'contractTo',
    query: (range, today) =>
      pick(sql.ref('r.contract_to'), 'social_worker', sql`${range} AND r.left_on IS NULL AND ${isOver(sql.ref('r.contract_to'), today)}`),
    message: ({ date }) => `合同已于${date}到期，没有续签，也没有离职日期。`,
  }),
  setCheck<Ending>({
    code: 'contract-ends',
    level: 'info',
    register: 'socialWorker',
    field: 'contractTo',
    query: (range, today, { office }) => {
      const date = sql.ref('r.contract_to')
      return pick(
        date,
        'social_worker',
        sql`${range} AND r.left_on IS NULL AND NOT ${isOver(date, today)} AND ${date} <= ${addDays(today, office.contractReminderDays)}`,
      )
    },
    message: ({ date }) => `合同将于${date}到期。`,
  }),
  setCheck<Ending>({
    code: 'secondment-ended',
    level: 'warning',
    register: 'cadre',
    field: 'secondedTo',
    query: (range, today) => {
      const date = sql.ref('r.seconded_to')
      return pick(date, 'cadre', sql`${range} AND r.engagement = 'seconded' AND ${isOver(date, today)} AND (r.to_on IS NULL OR r.to_on > ${today})`)
    },
    message: ({ date }) => `挂职已于${date}结束，任期还没有结束。`,
  }),
]
