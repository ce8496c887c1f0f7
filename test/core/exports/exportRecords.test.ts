import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import type { ListQueryInput } from '#shared/api/recordsContract.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { registers } from '#shared/registers/index.ts'
import { exportedFile } from '#test/support/exportedFile.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const uscc = '91331002MA2AKX1T56'
const phone = '13912345678'

/** A joint union with two units and a single one, as a clerk would enter them. */
async function enter(): Promise<void> {
  const { create } = office.core.call.records
  const place = { county: '椒江区', township: '海门街道' }
  const joint = await create({
    register: 'union',
    values: {
      ...place,
      name: '海门街道机械行业联合工会',
      form: 'joint',
      kind: 'industry',
      upperUnion: '海门街道总工会',
      foundedOn: '2010-04',
      status: 'active',
      chair: '高柔',
      phone,
      employees: 151,
      members: 111,
      womenMembers: 0,
      seal: true,
      bankAccount: false,
      nationalCode: '001234567890123456789',
      remark: '两行，"引号"\n第二行',
    },
  })
  await create({ register: 'union', values: { ...place, name: '甲公司工会委员会', form: 'single', upperUnion: '海门街道总工会', foundedOn: '2016-02-29' } })
  for (const [index, values] of [{ uscc }, { uscc: null }].entries()) {
    const unit = await create({ register: 'unit', values: { ...place, name: `台州市椒江甲${index}泵业有限公司`, employees: 20 + index, ...values } })
    await create({ register: 'coverage', values: { union: joint.record.id, unit: unit.record.id, coveredFrom: '2012-01-01', memberCount: 12 } })
  }
}

async function take(register: RegisterId, format: 'xlsx' | 'csv', query: Partial<ListQueryInput> = {}) {
  const { fileId, name, rows } = await exportedFile(office.core.call, { ...query, register, format })
  const { path } = await office.core.files.locate(fileId)
  const kept = office.path(name)
  writeFileSync(kept, readFileSync(path))
  return { path: kept, name, rows }
}

function sheetOf(path: string): XLSX.WorkSheet {
  const book = XLSX.read(readFileSync(path), { type: 'buffer', cellNF: true, cellFormula: true })
  return Object.values(book.Sheets)[0] as XLSX.WorkSheet
}

/** Cells of the first data rows by heading. */
function rowsOf(path: string): Record<string, XLSX.CellObject | undefined>[] {
  const sheet = sheetOf(path)
  const range = XLSX.utils.decode_range(sheet['!ref'] ?? 'A1')
  return Array.from({ length: range.e.r }, (_, row) =>
    Object.fromEntries(
      Array.from({ length: range.e.c + 1 }, (_, c) => [
        String(sheet[XLSX.utils.encode_cell({ r: 0, c })]?.v),
        sheet[XLSX.utils.encode_cell({ r: row + 1, c })],
      ]),
    ),
  )
}

describe('an exported list', () => {
  test('has the labels of the fields as headings, each once, and no ids', async () => {
    await enter()
    for (const id of ['union', 'unit', 'coverage', 'headcount', 'region'] as const) {
      const { path, name } = await take(id, 'xlsx')
      const heading = (XLSX.utils.sheet_to_json(sheetOf(path), { header: 1 })[0] ?? []) as string[]
      const fields = registers[id].fields.filter((field) => field.kind !== 'link')
      expect(heading).toEqual(fields.map((field) => field.label))
      expect(new Set(heading).size).toBe(heading.length)
      expect(name).toBe(`${registers[id].label}_2019-07-03.xlsx`)
    }
  })

  test('shows names for codes, numbers for counts and text for dates, codes and phones', async () => {
    await enter()
    const [row] = rowsOf((await take('union', 'xlsx', { unmask: { reason: '核对' } })).path)
    const shown = (heading: string) => [row?.[heading]?.t, row?.[heading]?.v]
    expect(shown('县（市、区）')).toEqual(['s', '椒江区'])
    expect(shown('建会形式')).toEqual(['s', '联合工会'])
    expect(shown('建会时间')).toEqual(['s', '2010-04'])
    expect(shown('会员数')).toEqual(['n', 111])
    expect(shown('女会员数')).toEqual(['n', 0])
    expect(shown('联系电话')).toEqual(['s', phone])
    expect(shown('全总编码')).toEqual(['s', '001234567890123456789'])
    expect(shown('工会印章')).toEqual(['s', '是'])
    expect(shown('工会账户')).toEqual(['s', '否'])
    expect(shown('备注')).toEqual(['s', '两行，"引号"\n第二行'])
    expect(row?.全总编码?.z).toBe('@')
  })

  test.each(['xlsx', 'csv'] as const)('comes back through the importer as %s without changing anything', async (format) => {
    await enter()
    const files: string[] = []
    for (const id of ['unit', 'union', 'coverage'] as const) files.push((await take(id, format, { unmask: { reason: '往返' } })).path)
    const before = office.hash()
    for (const path of files) {
      const preview = await office.preview(path)
      expect(preview.sheets.map((sheet) => ({ ...sheet.rows, also: sheet.also.filter((one) => one.added + one.changed > 0) }))).toEqual([
        { read: 2, added: 0, changed: 0, unchanged: 2, skipped: 0, rejected: 0, also: [] },
      ])
      await office.commit(preview.previewId)
    }
    expect(office.hash()).toBe(before)
  })

  test('comes back as what it is where each union stands in it once, and with texts that look like an escape of the format', async () => {
    const { create } = office.core.call.records
    for (const name of ['甲', '乙', '丙', '丁', '戊']) {
      const union = await create({ register: 'union', values: { name: `${name}公司工会`, form: 'single', county: '椒江区', remark: `${name}_x000D_` } })
      const unit = await create({ register: 'unit', values: { name: `${name}公司`, county: '椒江区', uscc: null } })
      await create({ register: 'coverage', values: { union: union.record.id, unit: unit.record.id } })
    }
    const before = office.hash()
    for (const register of ['union', 'coverage'] as const) {
      const [batch] = await office.importFile((await take(register, 'xlsx')).path)
      expect(batch).toMatchObject({ register, rows: { read: 5, unchanged: 5 } })
    }
    expect(office.hash()).toBe(before)
  })

  test('builds the same records in an empty office', async () => {
    await enter()
    const files: string[] = []
    for (const id of ['unit', 'union', 'coverage'] as const) files.push((await take(id, 'xlsx', { unmask: { reason: '往返' } })).path)
    const other = await openOffice()
    try {
      for (const path of files) await other.importFile(path)
      for (const register of ['unit', 'union', 'coverage'] as const) {
        const read = async (from: TestOffice) =>
          (await from.core.call.records.list({ register })).records.map(({ id: _id, version: _version, union: _union, unit: _unit, ...fields }) => fields)
        expect(await read(other)).toEqual(await read(office))
      }
    } finally {
      await other.close()
    }
  })

  test('is masked, and in full only with a reason that is written down', async () => {
    await enter()
    const audits = () => {
      const db = new SQLite(`${office.dataDir}/office.sqlite`, { readonly: true })
      const rows = db.prepare('SELECT event, detail FROM audit').all() as { event: string; detail: string }[]
      db.close()
      return rows.map(({ event, detail }) => ({ event, ...(JSON.parse(detail) as object) }))
    }
    for (const format of ['xlsx', 'csv'] as const) {
      const masked = await take('union', format)
      expect(JSON.stringify(XLSX.utils.sheet_to_json(sheetOf(masked.path), { raw: false }))).toContain('139****5678')
      expect(readFileSync(masked.path).includes(phone)).toBe(false)
    }
    expect(audits()).toEqual([])
    const full = await take('union', 'csv', { unmask: { reason: '年度核对' } })
    expect(readFileSync(full.path, 'utf8')).toContain(phone)
    expect(audits()).toEqual([{ event: 'unmasked-export', register: 'union', records: 2, reason: '年度核对' }])
    await expect(exportedFile(office.core.call, { register: 'union', format: 'csv', unmask: { reason: ' ' } })).rejects.toThrow()
  })

  test('holds what the list holds: its filter, its order and nothing from the recycle bin', async () => {
    await enter()
    const sorted = await take('unit', 'csv', { sort: { field: 'employees', descending: true } })
    expect(sorted.rows).toBe(2)
    const lines = readFileSync(sorted.path, 'utf8').split('\r\n')
    expect([lines[1]?.includes('甲1'), lines[2]?.includes('甲0'), lines.length]).toEqual([true, true, 4])
    const filtered = await take('unit', 'xlsx', { filters: [{ field: 'employees', op: 'from', value: 21 }] })
    expect(filtered.rows).toBe(1)
    const { records } = await office.core.call.records.list({ register: 'unit', search: '甲0' })
    await office.core.call.records.remove({ register: 'unit', id: records[0]?.id ?? 0, version: records[0]?.version ?? 0 })
    expect((await take('unit', 'csv')).rows).toBe(1)
  })

  test('as CSV opens in Excel: byte-order mark, CRLF, quotes doubled', async () => {
    await enter()
    const bytes = readFileSync((await take('union', 'csv')).path)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = bytes.toString('utf8').slice(1)
    expect(text.startsWith('工会名称,建会形式,')).toBe(true)
    expect(text).toContain('"两行，""引号""\n第二行"\r\n')
    expect(text.endsWith('\r\n')).toBe(true)
  })

  test('never lets a text become a formula', async () => {
    const dangerous = ['=1+1', '+1+1', '-2+3', '@SUM(A1)', '＝1+1', '＠SUM(A1)']
    for (const [index, text] of dangerous.entries()) {
      await office.core.call.records.create({ register: 'unit', values: { name: `丙${index}公司`, county: '椒江区', formerNames: text } })
    }
    const xlsx = rowsOf((await take('unit', 'xlsx')).path)
    expect(xlsx.map((row) => [row.曾用名?.t, row.曾用名?.v, row.曾用名?.f])).toEqual(dangerous.map((text) => ['s', text, undefined]))
    const { path } = await take('unit', 'csv')
    const csv = readFileSync(path, 'utf8')
    for (const text of dangerous) {
      expect(csv).toContain(`"\t${text}"`)
      expect(csv).not.toContain(`,${text}`)
    }
    const preview = await office.preview(path)
    expect(preview.sheets[0]?.rows).toMatchObject({ read: 6, unchanged: 6 })
  })

  test('of an empty register is its heading alone', async () => {
    const { path, rows } = await take('headcount', 'csv')
    expect(rows).toBe(0)
    expect(readFileSync(path, 'utf8').split('\r\n')).toHaveLength(2)
    expect((await take('headcount', 'xlsx')).rows).toBe(0)
  })
})

describe('a long list', () => {
  const length = 3000
  beforeEach(async () => {
    const rows = Array.from({ length }, (_, index) => [`台州市第${index}泵业有限公司`, '椒江区', '海门街道', index])
    await office.importFile(writeWorkbook(office.path('units.xlsx'), { 单位: [['单位名称', '县（市、区）', '镇（街道）', '职工人数'], ...rows] }))
  })
  const begun = (format: 'xlsx' | 'csv', signal?: AbortSignal) => office.core.call.records.export({ register: 'unit', format }, signal ? { signal } : {})
  const transit = () => readdirSync(join(office.dataDir, 'transit'))

  test.each(['xlsx', 'csv'] as const)('as %s tells how far it is, and is of the moment at which it was begun', async (format) => {
    let file: { fileId: string; rows: number } | undefined
    const told: number[] = []
    for await (const event of await begun(format)) {
      if (event.type === 'written') file = event.file
      else {
        if (told.length === 0) {
          const last = await office.core.call.records.get({ register: 'unit', id: length })
          await office.core.call.records.update({ register: 'unit', id: length, version: last.record.version, values: { name: '改了名的公司' } })
          await office.core.call.records.create({ register: 'unit', values: { name: '后来的公司', county: '椒江区' } })
        }
        expect(event).toMatchObject({ phase: 'writing', subject: 'unit', total: length })
        told.push(event.done)
      }
    }
    expect(told[0]).toBe(1000)
    expect(file?.rows).toBe(length)
    const kept = office.path(`list.${format}`)
    writeFileSync(kept, readFileSync((await office.core.files.locate(file?.fileId ?? '')).path))
    const names = (XLSX.utils.sheet_to_json(sheetOf(kept)) as { readonly 单位名称: string }[]).map((row) => row.单位名称)
    expect(names).toEqual(Array.from({ length }, (_, index) => `台州市第${index}泵业有限公司`))
    expect((await office.core.call.records.get({ register: 'unit', id: length })).record.name).toBe('改了名的公司')
  })

  test.each(['xlsx', 'csv'] as const)('as %s can be cancelled, and then leaves nothing', async (format) => {
    const before = transit()
    const controller = new AbortController()
    const listening = async () => {
      for await (const event of await begun(format, controller.signal)) if (event.type === 'progress') controller.abort()
    }
    await expect(listening()).rejects.toMatchObject({ data: { code: 'cancelled' } })
    expect(transit()).toEqual(before)
    expect((await exportedFile(office.core.call, { register: 'unit', format })).rows).toBe(length)
  })
})
