// What the demo's records went through: since when each is there, and what it said before it came to say what it says on the demo's day. The rooms draft records as
// they stand on that day; from this their past is told.
import type { RegisterId } from '#shared/registers/index.ts'
import { addYears } from '#shared/values/calendar.ts'
import type { StoredValues } from '../records/recordWriter.ts'
import { newInJune } from './listRecords.ts'
import type { RecordTools } from './recordTools.ts'
import { type Turn, turn } from './turn.ts'
import { unionTurns } from './unionTurns.ts'
import { takeOver } from './workDays.ts'

export interface Life {
  /** Day since which there was something to enter. */
  readonly since: string
  /** In the order of their days. Those that lie before the record was entered are no news to it. */
  readonly turns: readonly Turn[]
}

export interface Lives {
  of(register: RegisterId, values: StoredValues): Life
}

/** @param cameOn day on which a record that is written already was entered. @param formerChair a name for somebody who was chair before. */
export function createLives(choice: RecordTools['choice'], cameOn: (register: RegisterId, id: number) => string, formerChair: () => string): Lives {
  const inVerification = choice('outreachState', '核查中')
  const founding = choice('outreachState', '建会中')
  const [running, accepted, solving] = [choice('taskState', '进行中'), choice('demandState', '已受理'), choice('challengeState', '攻关中')]
  const day = (values: StoredValues, key: string) => (typeof values[key] === 'string' ? values[key] : null)

  function turnsOf(register: RegisterId, values: StoredValues): Turn[] {
    switch (register) {
      case 'union':
        return unionTurns(values, choice, formerChair)
      case 'coverage':
        return turn(day(values, 'coveredTo'), { coveredTo: null }, '工会撤销，覆盖关系终止')
      case 'unit':
        return turn(day(values, 'inProductionSince'), { inProductionSince: null }, '企业已投产')
      case 'inspection':
        return turn(day(values, 'correctedOn'), { correctedOn: null, correction: null }, '整改完成，督导组已复核')
      case 'challenge':
        return turn(day(values, 'solvedOn'), { state: solving, solvedOn: null, result: null }, '攻关成功')
      case 'serviceDemand':
        return turn(day(values, 'servedOn'), { state: accepted, servedOn: null, satisfaction: null }, '服务完成，已回访')
      case 'task':
        return values.reason === null
          ? turn(day(values, 'doneOn'), { state: running, doneOn: null }, '任务完成')
          : turn(day(values, 'dueOn'), { state: running, reason: null }, '按上级安排调整')
      case 'practicalThing':
        return values.year === 2019 ? practicalTurns(values) : []
      case 'outreach':
        return outreachTurns(values)
      case 'socialWorker':
        return workerTurns(values)
      default:
        return []
    }
  }

  function outreachTurns(values: StoredValues): Turn[] {
    if (values.verificationResult === null) return []
    const unsettled = { closedOn: null, evidence: null, extendedTo: null, extensionReason: null }
    const before = { ...unsettled, verificationResult: null, verifiedOn: null, state: inVerification }
    if (typeof values.resultingUnion !== 'number') {
      // The result is said when it is found, an extension only when the deadline comes.
      if (values.extendedTo === null || values.extendedTo === undefined) return turn(day(values, 'verifiedOn'), before, '登记核查结果')
      return [
        ...turn(day(values, 'verifiedOn'), { ...before, state: inVerification }, '登记核查结果'),
        ...turn(day(values, 'dueOn'), { ...unsettled, state: founding }, '申请延期，已批准'),
      ]
    }
    return turn(cameOn('union', values.resultingUnion), { ...before, resultingUnion: null, foundedOn: null }, '已建会，核查办结')
  }

  function workerTurns(values: StoredValues): Turn[] {
    if (values.leftOn !== null) return turn(day(values, 'leftOn'), { leftOn: null }, '本人辞职')
    const [from, to] = [day(values, 'contractFrom'), day(values, 'contractTo')]
    if (from === null || to === null || addYears(to, -3) <= from) return []
    return turn(addYears(to, -3), { contractTo: addYears(to, -3) }, '合同到期，续签三年')
  }

  return { of: (register, values) => ({ since: sinceOf(register, values), turns: turnsOf(register, values) }) }
}

/** What is done of the year's practical things is reported when a quarter ends. */
function practicalTurns({ done, target, peopleServed }: StoredValues): Turn[] {
  const early = (figure: StoredValues[string] | undefined) => Math.round(Number(figure) * 0.45)
  const share = Math.round((early(done) / Number(target)) * 100)
  return [
    ...turn('2019-03-29', { done: 0, peopleServed: 0, progress: '已制定实施方案。' }, '一季度进展'),
    ...turn('2019-06-27', { done: early(done), peopleServed: early(peopleServed), progress: `截至3月底完成${share}%。` }, '二季度进展'),
  ]
}

/** The field that says since when a record is there. */
const beginnings: Partial<Record<RegisterId, string>> = {
  union: 'foundedOn',
  unit: 'foundedOn',
  coverage: 'coveredFrom',
  headcount: 'asOf',
  outreach: 'issuedOn',
  member: 'joinedOn',
  membershipEvent: 'date',
  cadre: 'from',
  socialWorker: 'contractFrom',
  postChange: 'date',
  workerTraining: 'date',
  centre: 'openedOn',
  activity: 'date',
  pilot: 'startedOn',
  inspection: 'date',
  serviceDemand: 'date',
  studio: 'namedOn',
  challenge: 'collectedOn',
  taskProgress: 'date',
}

/** Where it is a year: month and day of the entry; of what is said about a year that is over, in the next one. */
const entries: Partial<Record<RegisterId, readonly [year: 0 | 1, day: string]>> = {
  brandProject: [0, '02-20'],
  honouree: [0, '04-26'],
  practicalThing: [0, '01-21'],
  task: [0, '01-11'],
  yearTarget: [0, '01-15'],
  rating: [1, '01-18'],
  workerReview: [1, '01-15'],
}

function sinceOf(register: RegisterId, values: StoredValues): string {
  // What is still to be handed out came with the newest list.
  if (register === 'outreach' && values.issuedOn === null) return '2019-06-20'
  const field = beginnings[register]
  if (field !== undefined) return String(values[field] ?? values.preparingOn ?? takeOver)
  if (register === 'listEntry') return values.remark === newInJune ? '2019-06-26' : '2019-06-03'
  // The whole of a year is scored in January, half a year when it ends.
  if (register === 'appraisal') return values.year === 2018 ? '2019-01-22' : '2019-06-25'
  const [later, end] = entries[register] ?? []
  return later === undefined ? takeOver : `${Number(values.year) + later}-${end}`
}
