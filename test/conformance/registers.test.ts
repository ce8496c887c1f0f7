// One suite for every register: whatever is defined is stored, listed, filtered, sorted, changed, kept in history, thrown away and brought back.
import type SQLite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#core/database/openDatabase.ts'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import type { StoredField, Value } from '#shared/registers/field.ts'
import { columnOf, type RegisterId, registers, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { idCheckCharacter } from '#shared/values/idNumber.ts'
import { maskNumber } from '#shared/values/maskNumber.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'

const kept = { id: 'INTEGER', version: 'INTEGER', created_at: 'TEXT', updated_at: 'TEXT', deleted_at: 'TEXT' }
const named = { name_key: 'TEXT', name_sort: 'TEXT' }
const all: readonly RegisterDefinition[] = Object.values(registers)

let office: TestOffice
let reader: SQLite.Database
let closeReader: () => void

beforeAll(async () => {
  office = await openOffice()
  const bare = await openDatabase(office.path('bare'), { create: true, now: () => '2019-07-03T01:00:00.000Z' })
  reader = bare.reader
  closeReader = () => bare.close()
})
afterAll(async () => {
  closeReader()
  await office.close()
})

function sqlType(field: StoredField): string {
  if (field.kind === 'decimal') return 'REAL'
  return ['count', 'year', 'boolean', 'link'].includes(field.kind) ? 'INTEGER' : 'TEXT'
}

const withCheck = (number: string) => number.slice(0, 17) + idCheckCharacter(number.slice(0, 17))

/** A plausible value of a field, as the contract speaks of it; `turn` makes it differ. */
function sample(field: StoredField, turn: number, links: Readonly<Record<string, number>>): Value {
  const digit = turn % 10
  switch (field.kind) {
    case 'text':
      return field.key === 'code'
        ? `33100${digit}${digit}X${turn}`
        : field.key === 'parent' || field.key === 'successor'
          ? `33100${2 + (turn % 3)}`
          : `文本${field.key}${turn}`
    case 'note':
      return `说明一${turn}\n说明二`
    case 'organisation':
      return `台州第${turn}机械有限公司${field.key === 'name' ? '' : field.key}`
    case 'person':
      return `王小${'一二三四五六七八九十'[digit]}`
    case 'uscc':
      return field.holder === 'union'
        ? (['81331002MC00000017', '81331002MC0000002H'][turn % 2] as string)
        : (['91331002MA28G3XQ5J', '91331002704712345T'][turn % 2] as string)
    case 'organisationCode':
      return ['704712346', '143524478'][turn % 2] as string
    case 'phone':
      return `1391234567${digit}`
    case 'idNumber':
      return ['331002198503120013', '331002199012250024', '331002197107070037'].map(withCheck)[turn % 3] as string
    case 'choices':
      return choices(field.table)
        .slice(0, 1 + (turn % 2))
        .join('、')
    case 'year':
      return 2001 + digit
    case 'decimal':
      return (/^(score|selfScore)$/.test(field.key) ? 10.5 : 20.5) + turn
    case 'choice':
      return choices(field.table)[turn % choices(field.table).length] as string
    case 'region':
      return field.level === 'county' ? '椒江区' : (['海门街道', '白云街道'][turn % 2] as string)
    case 'date':
      return /To$|By$|ended|Ends|ends|corrected|served|solved|due|doneOn/.test(field.key) ? `2019-06-0${1 + (turn % 9)}` : `2018-03-0${1 + (turn % 9)}`
    case 'count':
      if (field.key === 'stars') return 1 + (turn % 5)
      return field.key === 'termYears' ? ([3, 5][turn % 2] as number) : /^(employees|members)$/.test(field.key) ? 500 + turn : 10 + turn
    case 'boolean':
      return turn % 2 === 0
    case 'link':
      return links[field.key] ?? null
  }
}

let tables: Readonly<Record<string, { entries: readonly { code: string }[] }>> = {}
const choices = (table: string) => tables[table]?.entries.map((entry) => entry.code) ?? []

/** The other end of a link: a name, and a county where it has one. */
function sampleEnd(target: RegisterDefinition, mark: string, turn: number): Record<string, Value> {
  const title = storedFields(target).find((field) => field.key === target.title)
  const name = title?.kind === 'person' ? `张${'甲乙丙丁戊己庚辛壬癸'[turn % 10]}` : `${target.label}${mark}`
  return { ...(title ? { [title.key]: name } : {}), ...(target.fields.some((field) => field.key === 'county') ? { county: '椒江区' } : {}) }
}

async function fill(register: RegisterDefinition, turn: number): Promise<Record<string, Value>> {
  tables = (await office.core.call.office.codes()).codes
  const links: Record<string, number> = {}
  for (const field of storedFields(register)) {
    if (field.kind !== 'link') continue
    const target = registers[field.register as RegisterId]
    const { record } = await office.core.call.records.create({
      register: field.register as RegisterId,
      values: sampleEnd(target, `${register.id}${field.key}${turn}`, turn),
    })
    links[field.key] = record.id
  }
  return Object.fromEntries(storedFields(register).map((field) => [field.key, sample(field, turn, links)]))
}

/** As the contract shows it: phones and document numbers masked. */
function shown(register: RegisterDefinition, values: Readonly<Record<string, Value>>): Record<string, Value> {
  const masked = storedFields(register).filter((field) => field.masked)
  return { ...values, ...Object.fromEntries(masked.map((field) => [field.key, maskNumber(field, String(values[field.key]))])) }
}

describe.each(all.map((register) => [register.label, register] as const))('%s', (_label, register) => {
  const id = register.id as RegisterId

  test('the migrated columns are those of the definition, with its types', () => {
    const columns = reader.pragma(`table_info(${register.table})`) as { name: string; type: string }[]
    const expected = {
      ...kept,
      ...(register.title === null ? {} : named),
      ...Object.fromEntries(storedFields(register).map((field) => [columnOf(field), sqlType(field)])),
    }
    expect(Object.fromEntries(columns.map((column) => [column.name, column.type]))).toEqual(expected)
  })

  test('its lists, forms and identities name only fields that exist', () => {
    const keys = register.fields.map((field) => field.key)
    expect(keys).toEqual([...new Set(keys)])
    const mentioned = [
      ...register.list,
      ...register.form.flatMap((group) => group.fields),
      ...register.identity.flat(),
      ...(register.title === null ? [] : [register.title]),
    ]
    for (const key of mentioned) expect(keys, key).toContain(key)
  })

  test('the fields by which an import finds a record again are indexed', () => {
    for (const identity of register.identity) {
      const columns = storedFields(register).filter((field) => identity.includes(field.key))
      const where = columns.map((field) => (field.key === register.title ? 'name_key = ?' : `${columnOf(field)} = ?`)).join(' AND ')
      const plan = reader.prepare(`EXPLAIN QUERY PLAN SELECT id FROM ${register.table} WHERE ${where}`).all(...columns.map(() => 'x')) as { detail: string }[]
      expect(plan.map((step) => step.detail).join(), where).toMatch(/^SEARCH .* USING (COVERING )?INDEX/)
    }
  })

  test('every link is indexed, so that it can be followed both ways', () => {
    for (const field of storedFields(register)) {
      if (field.kind !== 'link') continue
      const counted = `SELECT count(*) FROM ${register.table} WHERE ${columnOf(field)} = ? AND deleted_at IS NULL`
      const plan = reader.prepare(`EXPLAIN QUERY PLAN ${counted}`).all(1) as { detail: string }[]
      expect(plan.map((step) => step.detail).join(), field.key).toMatch(/^SEARCH .* USING (COVERING )?INDEX/)
    }
  })

  test('how many are on its lists, and which stand on a page by name, is told from indexes alone', () => {
    const plan = (sql: string) => (reader.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map((step) => step.detail).join()
    expect(plan(`SELECT count(*) FROM ${register.table} WHERE deleted_at IS NOT NULL`)).toMatch(/USING (COVERING )?INDEX/)
    if (register.title === null) return
    const page = `SELECT id FROM ${register.table} WHERE deleted_at IS NULL ORDER BY name_sort ASC NULLS LAST, id LIMIT 50 OFFSET 500`
    expect(plan(page)).toMatch(/^SCAN .* USING COVERING INDEX [a-z_]+_name_sort$/)
  })

  test('every link shows the name of its end, and the end shows that it is linked', async () => {
    const { records } = office.core.call
    const { record } = await records.create({ register: id, values: await fill(register, 6) })
    for (const field of storedFields(register)) {
      if (field.kind !== 'link') continue
      const to = { register: field.register as RegisterId, id: record[field.key] as number }
      const related = await records.related(to)
      const here = related.find((one) => one.register === id && one.field === field.key)
      const list = await records.list({ register: id, filters: [{ field: field.key, op: 'is', value: to.id }] })
      expect(here, field.key).toEqual({ register: id, field: field.key, label: field.label, total: list.total })
      expect(list.records.map((row) => row.id)).toContain(record.id)
      const title = registers[to.register].title
      if (title) expect(record[`${field.key}Name`], field.key).toBe((await records.get(to)).record[title])
    }
  })

  test('a record with every field filled is created, read, listed, changed, thrown away and brought back', async () => {
    const { records } = office.core.call
    const values = await fill(register, 1)
    const { record } = await records.create({ register: id, values, why: '新登记' })
    expect(record).toMatchObject({ ...shown(register, values), version: 1, gaps: [] })
    expect((await records.get({ register: id, id: record.id })).record).toEqual(record)
    const listed = (await records.list({ register: id })).records.find((row) => row.id === record.id)
    expect(listed).toEqual(record)
    const full = (await records.list({ register: id, unmask: { reason: '核对' } })).records.find((row) => row.id === record.id)
    expect(full).toMatchObject(values)

    const changed = await fill(register, 2)
    const { record: second } = await records.update({ register: id, id: record.id, version: 1, values: changed, why: '更正', correction: true })
    expect(second).toMatchObject({ ...shown(register, changed), version: 2 })
    const { entries } = await records.history({ register: id, id: record.id })
    const differing = storedFields(register).filter((field) => values[field.key] !== changed[field.key])
    const updates = entries.filter((entry) => entry.action === 'update')
    expect(updates.map((entry) => entry.field).sort()).toEqual(differing.map((field) => field.key).sort())
    for (const entry of updates) {
      expect(entry).toMatchObject({
        by: '测试员',
        why: '更正',
        from: shown(register, values)[entry.field ?? ''],
        to: shown(register, changed)[entry.field ?? ''],
      })
    }
    expect(entries.at(-1)).toMatchObject({ action: 'create', field: null, why: '新登记' })

    await records.remove({ register: id, id: record.id, version: 2 })
    expect((await records.list({ register: id })).records.some((row) => row.id === record.id)).toBe(false)
    expect(await records.get({ register: id, id: record.id })).toMatchObject({ deleted: true, record: shown(register, changed) })
    const { record: back } = await records.restore({ register: id, id: record.id })
    expect(back).toEqual({ ...second, version: 4 })
  })

  test('every column of its list sorts both ways with blanks last, and filters', async () => {
    const { records } = office.core.call
    for (const turn of [3, 4, 5]) await records.create({ register: id, values: await fill(register, turn) })
    if (register.title !== 'name' || id !== 'region') await records.create({ register: id, values: {} })
    const { total } = await records.list({ register: id })
    for (const field of register.list) {
      const up = (await records.list({ register: id, sort: { field, descending: false } })).records
      const down = (await records.list({ register: id, sort: { field, descending: true } })).records
      expect(up, field).toHaveLength(total)
      const filled = (rows: readonly RecordRow[]) => rows.filter((row) => row[field] !== null)
      for (const rows of [up, down]) expect(rows.slice(0, filled(rows).length), field).toEqual(filled(rows))
      const distinct = (rows: readonly RecordRow[]) => [...new Set(filled(rows).map((row) => row[field]))]
      expect(distinct(down), field).toEqual(distinct(up).reverse())

      const wanted = filled(up)[0]?.[field] as Value
      const masked = register.fields.find((candidate) => candidate.key === field)?.masked
      if (wanted !== null && wanted !== undefined && !masked) {
        const found = await records.list({ register: id, filters: [{ field, op: 'is', value: wanted as string }] })
        expect(
          found.records.map((row) => row[field]),
          field,
        ).toEqual(Array(found.total).fill(wanted))
        expect(found.total, field).toBe(up.filter((row) => row[field] === wanted).length)
      }
      const blank = await records.list({ register: id, filters: [{ field, op: 'blank' }] })
      expect(blank.total, field).toBe(total - filled(up).length)
      expect((await records.list({ register: id, filters: [{ field, op: 'filled' }] })).total, field).toBe(filled(up).length)
    }
  })
})
