// Lists of cases that go out to the counties and townships and come back filled in: each row carries the number of its case and the version from which it was written.
import { readFile, rm, writeFile } from 'node:fs/promises'
import { type AsyncZippable, zip } from 'fflate'
import { LedgerError } from '#shared/api/errors.ts'
import type { TaskListOrder } from '#shared/api/outreachContract.ts'
import type { TaskListEvent } from '#shared/api/outreachTypes.ts'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import type { Progress } from '#shared/api/types.ts'
import { registers, storedFieldOf } from '#shared/registers/index.ts'
import { officeName } from '#shared/reports/paper.ts'
import { labelOf } from '#shared/values/choice.ts'
import { shownValue } from '#shared/values/shownValue.ts'
import { type TaskColumn, type TaskSheet, writeTaskLists } from '../exports/writeTaskLists.ts'
import type { Files } from '../files/files.ts'
import type { Office } from '../office.ts'
import { progressStream } from '../progressStream.ts'
import { recordsById } from '../records/listRecords.ts'
import { officeScope } from '../records/settings.ts'
import { caseIds } from './caseRows.ts'

type Written = Extract<TaskListEvent, { type: 'written' }>

/** More cases than a city's counties have in years. */
const MOST = 10_000
const NUMBER = '序号'
const register = registers.outreach

/** Fields of the register in the order of the sheet; those that the county fills in are marked. */
const shape: readonly (readonly [key: string, width: number, fill?: 'fill'])[] = [
  ['caseNumber', 4.5],
  [register.revision.key, 2],
  ['unitName', 9],
  ['uscc', 5.5],
  ['township', 4],
  ['headcount', 3],
  ['tier', 4],
  ['responsible', 5],
  ['issuedOn', 5],
  ['dueOn', 5],
  ['extendedTo', 5],
  ['verificationResult', 5, 'fill'],
  ['verifiedOn', 5, 'fill'],
  ['state', 4, 'fill'],
  ['person', 3.5, 'fill'],
  ['foundedOn', 5, 'fill'],
  ['evidence', 6, 'fill'],
  ['remark', 5, 'fill'],
]
/** States that a county may write; handing out and closing are the office's own. */
const written = ['issued', 'verifying', 'founding', 'founded', 'not-eligible', 'extended'] as const

/** @throws LedgerError not-found when there is no such case, value-invalid, cancelled, the file system's errors */
export function taskLists(office: Office, files: Pick<Files, 'newOutput'>, order: TaskListOrder, outer?: AbortSignal): AsyncGenerator<TaskListEvent> {
  return progressStream<Written>(async (emit, signal) => {
    const ids = await caseIds(office, order.cases, MOST)
    if (ids.length === 0) throw new LedgerError('not-found', { what: register.label })
    const watch = { emit, signal }
    const counties = [...Map.groupBy(sorted(office, recordsById(office, register, ids)), (record) => textOf(record.county) || '未归属')]
    const columns = taskColumns(office)
    const sheetsOf = (county: string, records: readonly RecordRow[]) =>
      [...Map.groupBy(records, (record) => (order.by === 'township' ? textOf(record.township) || '未填镇街' : ''))].map(([township, some]) =>
        taskSheet(office, columns, county, township, some),
      )
    const today = office.clock.today()
    const named = (place: string, ending: string) => `未建会核查任务清单_${place.replace(/[\\/:*?"<>|]/g, ' ')}_${today}.${ending}`
    if (!order.eachCounty) {
      const sheets = counties.flatMap(([county, records]) => sheetsOf(county, records))
      const { fileId, name, path } = files.newOutput(named(counties.length === 1 ? (counties[0]?.[0] ?? '') : '全部', 'xlsx'))
      step(watch, name, 0, 1)
      await writeTaskLists(path, columns, distinctlyNamed(sheets))
      return { type: 'written', file: { fileId, name, cases: ids.length, sheets: sheets.length } }
    }
    const parts: AsyncZippable = {}
    let count = 0
    for (const [index, [county, records]] of counties.entries()) {
      const name = named(county, 'xlsx')
      step(watch, name, index, counties.length)
      const sheets = sheetsOf(county, records)
      const { path } = files.newOutput(name)
      await writeTaskLists(path, columns, distinctlyNamed(sheets))
      parts[name] = [await readFile(path), { level: 0 }] // A workbook is packed already.
      await rm(path, { force: true })
      count += sheets.length
    }
    const { fileId, name, path } = files.newOutput(named('各县（市、区）', 'zip'))
    await writeFile(path, await zipped(parts))
    return { type: 'written', file: { fileId, name, cases: ids.length, sheets: count } }
  }, outer)
}

/** @throws LedgerError cancelled */
function step({ emit, signal }: { emit(progress: Omit<Progress, 'type'>): void; signal: AbortSignal }, subject: string, done: number, total: number): void {
  if (signal.aborted) throw new LedgerError('cancelled')
  emit({ phase: 'generating', subject, done, total })
}

/** By county and township as their codes run, the largest enterprises first. */
function sorted(office: Office, records: readonly RecordRow[]): RecordRow[] {
  const regions = office.regions()
  const place = (record: RecordRow) => {
    const county = regions.county(textOf(record.county))?.code ?? '~'
    return `${county} ${regions.township(textOf(record.township), county)?.code ?? '~'} ${textOf(record.responsible)}`
  }
  const size = (record: RecordRow) => (typeof record.headcount === 'number' ? record.headcount : -1)
  const placed = records.map((record) => ({ record, place: place(record) }))
  placed.sort((one, other) =>
    one.place < other.place ? -1 : one.place > other.place ? 1 : size(other.record) - size(one.record) || one.record.id - other.record.id,
  )
  return placed.map(({ record }) => record)
}

function taskColumns(office: Office): TaskColumn[] {
  const columns = shape.map(([key, width, fill]): TaskColumn => {
    const field = register.fields.find((one) => one.key === key)
    if (!field) return { heading: register.revision.label, width, kind: 'text' }
    const choices =
      key === 'state'
        ? written.map((code) => labelOf(office.codes, 'outreachState', code))
        : fill && field.kind === 'choice'
          ? office.codes[field.table]?.entries.map(({ label }) => label)
          : undefined
    return { heading: field.label, width, kind: field.kind === 'count' ? 'number' : 'text', ...(fill && { fill: true }), ...(choices && { choices }) }
  })
  return [{ heading: NUMBER, width: 2, kind: 'number' }, ...columns]
}

function taskSheet(office: Office, columns: readonly TaskColumn[], county: string, township: string, records: readonly RecordRow[]): TaskSheet {
  const { name: scope } = officeScope(office.database.reader, office.regions())
  const place = township === '' ? county : `${county}${township}`
  const filled = columns.filter(({ fill }) => fill).map(({ heading }) => `“${heading}”`)
  return {
    name: township === '' ? county : township,
    title: `${place}未建会企业核查任务清单`,
    note: `填写说明：只填${filled.join('')}各栏，“核查结果”“状态”从下拉列表中选择；案件编号和版次用来对回案件，请勿改动；填好后把本表原样发回${officeName(scope)}。`,
    line: [`填报单位（盖章）：${place}总工会`, `共 ${records.length} 件，${office.clock.today()} 导出`],
    rows: records.map((record, index) => [index + 1, ...shape.map(([key]) => cellOf(office, key, record))]),
    signatures: ['单位负责人（签字）：', '填报人：', '联系电话：', '填报日期：'],
  }
}

function cellOf(office: Office, key: string, record: RecordRow): string | number | null {
  if (key === register.revision.key) return String(record.version)
  const field = register.fields.find((one) => one.key === key)
  const stored = field && storedFieldOf(field)
  const value = record[key]
  if (!stored || value === null || value === undefined || typeof value === 'object') return null
  if (stored.kind === 'count') return typeof value === 'number' ? value : null
  return shownValue(stored, value, (table, code) => labelOf(office.codes, table, code)) || null
}

/** Excel's own limits for the names of sheets. */
function distinctlyNamed(sheets: readonly TaskSheet[]): TaskSheet[] {
  const taken = new Set<string>()
  return sheets.map((sheet) => {
    const plain = sheet.name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 25) || '清单'
    let name = plain
    for (let number = 2; taken.has(name); number++) name = `${plain}${number}`
    taken.add(name)
    return { ...sheet, name }
  })
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function zipped(parts: AsyncZippable): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip(parts, (error, bytes) => (error ? reject(error) : resolve(bytes)))
  })
}
