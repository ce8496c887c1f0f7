// What the demo's clerks deleted: a few things entered twice or by mistake lie in the recycle bin, one came out of it again, and one unit that was entered twice has been
// merged. All of it beside the records that count, by the office's own operations, as if somebody had sat there on that day.
import type SQLite from 'better-sqlite3'
import type { Value } from '#shared/registers/field.ts'
import { type RegisterId, registers, storedFields } from '#shared/registers/index.ts'
import type { Office } from '../office.ts'
import { mergeRecords } from '../records/merging/mergeRecords.ts'
import { removeRecord, restoreRecord } from '../records/recycleBin.ts'
import { createRecord } from '../records/saveRecord.ts'
import { clerks } from './demoHistory.ts'
import { afternoon, morning } from './workDays.ts'

interface Mistake {
  readonly register: RegisterId
  readonly values: Readonly<Record<string, Value>>
  readonly by: string
  readonly enteredOn: string
  readonly removedOn: string
  readonly why: string
}

const mistakes: readonly Mistake[] = [
  {
    register: 'unit',
    values: { name: '测试单位', county: '椒江区', employees: 10 },
    by: clerks.organisation,
    enteredOn: '2019-01-07',
    removedOn: '2019-01-07',
    why: '学习录入时试填的，不是真实单位',
  },
  {
    register: 'activity',
    values: { name: '全市职工迎新春长跑', kind: '文体活动', date: '2019-01-19', host: '台州市总工会', people: 420 },
    by: clerks.rooms,
    enteredOn: '2019-01-15',
    removedOn: '2019-01-21',
    why: '因雨取消，没有举办',
  },
  {
    register: 'serviceItem',
    values: { name: '免费照相打印', category: '生活', provider: '路桥区职工服务中心', county: '路桥区', form: '窗口受理' },
    by: clerks.rooms,
    enteredOn: '2019-02-26',
    removedOn: '2019-05-13',
    why: '设备停用，不再提供',
  },
  {
    register: 'task',
    values: { name: '开展基层工会换届提醒', year: 2019, source: '党建考核', lead: '市总工会组织部', dueOn: '2019-12-31', state: '进行中' },
    by: clerks.rooms,
    enteredOn: '2019-01-16',
    removedOn: '2019-03-18',
    why: '与“基层工会换届提醒”重复',
  },
]

/** To be called when all else is written, within the transaction that wrote it. */
export function moveAboutInBin(office: Office, writer: SQLite.Database): void {
  const on = (by: string, at: string): Office => deskOf(office, writer, by, at)
  for (const { register, values, by, enteredOn, removedOn, why } of mistakes) {
    const { id } = createRecord(on(by, morning(enteredOn)), { register, values }).record
    removeRecord(on(by, afternoon(removedOn)), { register, id, version: 1, why })
  }
  const congress = writer.prepare("SELECT id FROM activity WHERE name = '台州市工匠大会'").pluck().get() as number
  removeRecord(on(clerks.rooms, afternoon('2019-05-06')), { register: 'activity', id: congress, version: 1, why: '误认为重复录入' })
  restoreRecord(on(clerks.rooms, morning('2019-05-08')), { register: 'activity', id: congress })
  mergeTwice(writer, on)
}

/** A unit entered a second time, by name and place alone: the one that was there before keeps all that it says. */
function mergeTwice(writer: SQLite.Database, on: (by: string, at: string) => Office): void {
  const known = writer
    .prepare(
      "SELECT id, version, name, county FROM unit WHERE status = 'active' AND uscc IS NOT NULL AND employees >= 100 AND deleted_at IS NULL ORDER BY id LIMIT 1",
    )
    .get() as { id: number; version: number; name: string; county: string }
  const by = clerks.organisation
  const { id } = createRecord(on(by, morning('2019-03-12')), { register: 'unit', values: { name: known.name, county: known.county } }).record
  const fields = Object.fromEntries(storedFields(registers.unit).map(({ key }) => [key, known.id]))
  mergeRecords(on(by, afternoon('2019-05-21')), {
    register: 'unit',
    ids: [known.id, id],
    survivor: known.id,
    fields,
    versions: [known, { id, version: 1 }],
    why: '同一单位录入了两次',
  })
}

/** The office as a clerk had it before him at an instant; what he does becomes part of the transaction that is under way. */
function deskOf(office: Office, writer: SQLite.Database, by: string, at: string): Office {
  const database = { ...office.database, reader: writer, write: <T>(work: (writer: SQLite.Database) => T) => work(writer) }
  return { ...office, by, clock: { now: () => at, today: () => at.slice(0, 10) }, database }
}
