// However many rows a ledger brings, and whether or not its indexes are made at the end: the same decisions, the same tables, the same receipt.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OfficeDatabase } from '#core/database/database.ts'
import { openDatabase } from '#core/database/openDatabase.ts'
import { warningsOf } from '#core/imports/insights.ts'
import { createPreview, type Preview } from '#core/imports/preview.ts'
import { readApart } from '#core/imports/reading/readApart.ts'
import { reportOf, rowsOf } from '#core/imports/receipt.ts'
import { landForGood, rehearse } from '#core/imports/runPreview.ts'
import { undoBatch } from '#core/imports/undoBatch.ts'
import { makeOffice } from '#core/makeOffice.ts'
import type { Office } from '#core/office.ts'
import { loadFirstRegions } from '#core/records/codeTables.ts'
import { createRecordWriter } from '#core/records/recordWriter.ts'
import { fillRegions } from '#core/records/regions.ts'
import { sourcesOf } from '#core/records/sources.ts'
import type { Progress } from '#shared/api/types.ts'
import { idCheckCharacter } from '#shared/values/idNumber.ts'
import { hashRegisters, resourcesDir, today } from '#test/support/office.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

const at = '2019-07-03T01:00:00.000Z'
const log = { info: () => {}, error: () => '' }
let folder: string
let file: Record<'first' | 'second' | 'third', string>

const idOf = (serial: number) => {
  const digits = `33100219850312${String(serial).padStart(3, '0')}`
  return digits + idCheckCharacter(digits)
}
type Row = (string | number)[]
const unionHead = ['县（市、区）', '工会名称', '单位名称', '建会时间', '会员数']
const union = (number: number, county = '椒江区'): Row => [county, `台州市第${number}模具厂工会`, `台州市第${number}模具厂`, '2010-04-05', 100 + number]
const memberHead = ['姓名', '性别', '证件号码', '手机号码', '工作单位', '所属工会', '入会日期']
/** Twenty to a unit; the unions of the last ones are in no other list. */
const member = (number: number, mobile = 13_900_000_000 + number): Row => {
  const unit = `台州市第${Math.floor(number / 20)}模具厂`
  return [`林${String.fromCharCode(0x4e00 + number)}`, number % 2 === 0 ? '女' : '男', idOf(number), String(mobile), unit, `${unit}工会`, '2018-05-01']
}
const rows = (count: number, row: (index: number) => Row) => Array.from({ length: count }, (_, index) => row(index))

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-bulk-'))
  const both = ['台州市联谊工会', '台州市联谊厂', '2011-04-05', 7]
  const unclear: Row = ['林无名', '男', idOf(999), '', '', '台州市联谊工会', '2018-05-01']
  file = {
    first: writeWorkbook(join(folder, '一.xlsx'), {
      基层工会: [unionHead, ...rows(300, (index) => union(index)), union(7), ['椒江区', ...both], ['黄岩区', ...both]],
      会员: [
        memberHead,
        ...rows(200, member),
        // The same again, the same with another number, one that adds, one without a name, one of two unions.
        member(3),
        member(4, 13_800_000_000),
        ['林某', '男', idOf(5), '', '台州市第0模具厂', '台州市第1模具厂工会', '2018-05-01'],
        ['', '男', idOf(998), '', '台州市第0模具厂', '台州市第0模具厂工会', '2018-05-01'],
        unclear,
        ...rows(500, (index) => member(200 + index)),
      ],
    }),
    second: writeWorkbook(join(folder, '二.xlsx'), {
      会员: [memberHead, ...rows(700, (index) => member(index, 13_700_000_000 + (index % 3 === 0 ? index : 200_000_000 + index))), unclear],
    }),
    third: writeWorkbook(join(folder, '三.xlsx'), {
      会员: [memberHead, ...rows(90, member), ...rows(3000, (index) => ['张新', '', '', '', `新${index}厂`, '', ''])],
    }),
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function openOffice(name: string): Promise<Office> {
  const dataDir = join(folder, name)
  const database = await openDatabase(dataDir, { create: true, now: () => at })
  const office = makeOffice({ dataDir, resourcesDir, by: '测试员', clock: { now: () => at, today: () => today }, log, database })
  fillRegions(database, loadFirstRegions(resourcesDir), { at, by: '测试员' })
  return office
}

class Import {
  readonly phases = new Set<Progress['phase']>()
  readonly controller = new AbortController()
  readonly #office: Office
  readonly #many: number
  /** Ends the import when it comes to this. */
  until: Progress['phase'] | undefined

  constructor(office: Office, many: number) {
    this.#office = office
    this.#many = many
  }

  emit = ({ phase }: Omit<Progress, 'type'>): void => {
    this.phases.add(phase)
    if (phase === this.until) this.controller.abort()
  }

  async preview(path: string): Promise<Preview> {
    const { signal } = this.controller
    const workbook = await readApart(path, { name: path, signal, onProgress: () => {} })
    const preview = await createPreview(this.#office, 'one', [{ name: path, hash: path, workbook }], { policy: 'overwrite' }, { emit: this.emit, signal })
    await rehearse(this.#office, preview, this.emit, signal, { many: this.#many })
    return preview
  }

  /** @returns all that the clerk is told, before and after */
  async run(path: string) {
    const preview = await this.preview(path)
    const told = preview.sheets.map((sheet) => ({
      ...reportOf(sheet, null),
      warnings: warningsOf(preview, sheet),
      rows: rowsOf(sheet, undefined, { offset: 0, limit: 9999 }, () => []),
    }))
    const batches = await landForGood(this.#office, preview, this.emit, this.controller.signal, { many: this.#many })
    return { told, receipts: preview.sheets.map((sheet) => reportOf(sheet, batches.get(sheet.key) ?? null)) }
  }
}

/** The ledgers hold what there is to decide: rows of each outcome, per sheet. */
const outcomes = {
  first: [
    { read: 303, added: 302, changed: 0, unchanged: 1, rejected: 0, skipped: 0 },
    { read: 705, added: 701, changed: 0, unchanged: 1, rejected: 3, skipped: 0 },
  ],
  second: [{ read: 701, added: 0, changed: 234, unchanged: 466, rejected: 1, skipped: 0 }],
  third: [{ read: 3090, added: 3000, changed: 30, unchanged: 60, rejected: 0, skipped: 0 }],
}

const schemaOf = ({ reader }: OfficeDatabase) => reader.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all()

/** Every row of every table. */
function tablesOf({ reader }: OfficeDatabase): Record<string, unknown[]> {
  const names = reader.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").pluck().all() as string[]
  return Object.fromEntries(names.map((name) => [name, reader.prepare(`SELECT * FROM ${name}`).raw().all()]))
}

describe('a ledger landed with its indexes at hand, and one whose indexes are made at the end', () => {
  let plain: Office
  let bulk: Office
  let schema: unknown[]
  beforeAll(async () => {
    plain = await openOffice('plain')
    bulk = await openOffice('bulk')
    schema = schemaOf(bulk.database)
  })
  afterAll(() => {
    plain.database.close()
    bulk.database.close()
  })

  test.each(['first', 'second', 'third'] as const)(
    'are told alike and leave the same tables: the %s',
    async (name) => {
      const [one, other] = [new Import(plain, Number.POSITIVE_INFINITY), new Import(bulk, 1)]
      const told = await one.run(file[name])
      expect(told.receipts.map((receipt) => receipt?.rows)).toEqual(outcomes[name])
      expect(await other.run(file[name])).toEqual(told)
      expect(one.phases.has('indexing')).toBe(false)
      expect(other.phases.has('indexing')).toBe(name !== 'second')
      const tables = tablesOf(plain.database)
      expect(tables.member?.length).toBeGreaterThan(600)
      expect(tablesOf(bulk.database)).toEqual(tables)
      expect(schemaOf(bulk.database)).toEqual(schema)
      expect(bulk.database.reader.pragma('integrity_check', { simple: true })).toBe('ok')
    },
    60_000,
  )

  test('both name the rows of a record, one by one', () => {
    const unit = bulk.database.reader.prepare("SELECT id FROM unit WHERE name = '台州市第1模具厂'").pluck().get() as number
    const sources = sourcesOf(bulk.database.reader, 'unit', [unit]).get(unit) ?? []
    expect(sources).toEqual(sourcesOf(plain.database.reader, 'unit', [unit]).get(unit))
    const inFirst = sources.filter((source) => source.file === file.first)
    expect(inFirst.map(({ sheet, row }) => `${sheet} ${row}`)).toEqual([...rows(20, (index) => [`会员 ${22 + index}`]).flat(), '基层工会 3'])
  })

  test('are taken back alike, batch by batch, to the office as it was', async () => {
    const empty = await openOffice('empty')
    const ids = bulk.database.reader.prepare("SELECT id FROM batch WHERE kind = 'import' ORDER BY id DESC").pluck().all() as number[]
    for (const office of [plain, bulk]) {
      for (const id of ids) {
        const undone = await office.database.writeLong((writer) => undoBatch(writer, createRecordWriter(writer), id, { at, by: '测试员' }))
        expect([undone.kept, undone.failed]).toEqual([[], []])
      }
      expect(hashRegisters(office.database.file)).toBe(hashRegisters(empty.database.file))
    }
    expect(tablesOf(bulk.database)).toEqual(tablesOf(plain.database))
    empty.database.close()
  })
})

describe('a landing that has taken its indexes away', () => {
  test('and is stopped while it makes them again leaves the office as it was', async () => {
    const { database, ...rest } = await openOffice('stopped')
    const office = { database, ...rest }
    const [schema, tables] = [schemaOf(database), tablesOf(database)]
    const memory = () => database.write((writer) => writer.pragma('cache_size', { simple: true }))
    const before = memory()
    const stopped = new Import(office, 1)
    stopped.until = 'indexing'
    await expect(stopped.run(file.first)).rejects.toMatchObject({ code: 'cancelled' })
    expect(schemaOf(database)).toEqual(schema)
    expect(tablesOf(database)).toEqual(tables)
    expect(memory()).toBe(before)
    await new Import(office, 1).run(file.first)
    expect(memory()).toBe(before)
    expect(schemaOf(database)).toEqual(schema)
    database.close()
  })

  test('and that SQLite refuses leaves the office as it was', async () => {
    const office = await openOffice('refused')
    const { database } = office
    database.write((writer) => writer.exec("CREATE TRIGGER full BEFORE INSERT ON member WHEN NEW.id = 400 BEGIN SELECT RAISE(ABORT, 'no'); END"))
    const [schema, tables] = [schemaOf(database), tablesOf(database)]
    await expect(new Import(office, 1).run(file.first)).rejects.toThrow('no')
    expect(schemaOf(database)).toEqual(schema)
    expect(tablesOf(database)).toEqual(tables)
    database.close()
  })
})
