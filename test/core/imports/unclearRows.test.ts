// Rows that may speak of several records: asked about, decided, and stored as the clerk says.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { openUnions, unionHeader, unionRow } from '#test/support/unionLedger.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const unions = async () => (await office.core.call.records.list({ register: 'union' })).records

describe('a row that fits several records', () => {
  const namesakes = async () => {
    for (const county of ['椒江区', '黄岩区']) {
      await office.core.call.records.create({ register: 'union', values: { name: '甲乙丙工会', county } })
    }
    return openUnions(office, [unionRow(1, { 1: '', 2: '甲乙丙工会' }), unionRow(2)])
  }

  it('waits for the clerk with its candidates and is stored nowhere', async () => {
    const { sheet, id } = await namesakes()
    expect(sheet).toMatchObject({ unclear: 1, rows: { read: 2, added: 1, rejected: 1 } })
    const { rows } = await office.core.call.imports.rows({ previewId: id, sheet: sheet.key, outcome: 'unclear' })
    expect(rows).toHaveLength(1)
    expect(rows[0]?.candidates.map(({ register, name, detail }) => [register, name, detail])).toEqual([
      ['union', '甲乙丙工会', '椒江区'],
      ['union', '甲乙丙工会', '黄岩区'],
    ])
    await office.commit(id)
    expect(await unions()).toHaveLength(3)
  })

  it('becomes the record that the clerk names, a new one, or none', async () => {
    const { sheet, id, decide } = await namesakes()
    const { rows } = await office.core.call.imports.rows({ previewId: id, sheet: sheet.key, outcome: 'unclear' })
    const chosen = rows[0]?.candidates[1]?.id ?? 0
    expect(await decide({ rows: { 3: 'skip' } })).toMatchObject({ unclear: 0, rows: { read: 2, added: 1, skipped: 1, rejected: 0 } })
    expect(await decide({ rows: { 3: 'new' } })).toMatchObject({ unclear: 0, rows: { added: 2, rejected: 0 } })
    expect(await decide({ rows: { 3: { union: 9999 } } })).toMatchObject({ unclear: 1, rows: { rejected: 1 } })
    expect(await decide({ rows: { 3: { union: null } } })).toMatchObject({ unclear: 1 })
    expect(await decide({ rows: { 3: { union: chosen } } })).toMatchObject({ unclear: 0, rows: { added: 1, changed: 1, rejected: 0 } })
    await office.commit(id)
    expect((await unions()).find((union) => union.id === chosen)).toMatchObject({ county: '黄岩区', members: 111 })
  })
})

describe('a row whose unit may be one of several', () => {
  it('is stored without the unit until the clerk says which it is', async () => {
    for (const county of ['椒江区', '黄岩区']) await office.core.call.records.create({ register: 'unit', values: { name: '台州市甲乙模具厂', county } })
    const { sheet, id, decide } = await openUnions(office, [[...unionRow(1, { 1: '' }), '台州市甲乙模具厂']], 'a.xlsx', [...unionHeader, '单位名称'])
    expect(sheet).toMatchObject({ unclear: 1, rows: { added: 1, rejected: 0 }, also: [] })
    const { rows } = await office.core.call.imports.rows({ previewId: id, sheet: sheet.key, outcome: 'unclear' })
    expect(rows[0]?.candidates.map(({ register, detail }) => [register, detail])).toEqual([
      ['unit', '椒江区'],
      ['unit', '黄岩区'],
    ])
    expect(await decide({ rows: { 3: { unit: rows[0]?.candidates[1]?.id ?? 0 } } })).toMatchObject({ unclear: 0 })
    await office.commit(id)
    expect((await office.core.call.records.list({ register: 'unit' })).total).toBe(2)
    const [link] = (await office.core.call.records.list({ register: 'coverage' })).records
    expect(link).toMatchObject({ unit: rows[0]?.candidates[1]?.id })
  })
})

describe('a row that leaves both its union and its unit open', () => {
  const namesakes = async () => {
    for (const county of ['椒江区', '黄岩区']) {
      await office.core.call.records.create({ register: 'union', values: { name: '甲乙丙工会', county } })
      await office.core.call.records.create({ register: 'unit', values: { name: '台州市甲乙模具厂', county } })
    }
    return openUnions(office, [[...unionRow(1, { 1: '', 2: '甲乙丙工会' }), '台州市甲乙模具厂']], 'a.xlsx', [...unionHeader, '单位名称'])
  }
  const candidatesOf = async (id: string, sheet: string) => {
    const { rows } = await office.core.call.imports.rows({ previewId: id, sheet, outcome: 'unclear' })
    return (rows[0]?.candidates ?? []).map(({ register, id: record, detail }) => ({ register, id: record, detail }))
  }

  it('is asked about each by itself, and one answer does not take the other back', async () => {
    const { sheet, id, decide } = await namesakes()
    const asked = await candidatesOf(id, sheet.key)
    expect(asked.map(({ register, detail }) => [register, detail])).toEqual([
      ['unit', '椒江区'],
      ['unit', '黄岩区'],
      ['union', '椒江区'],
      ['union', '黄岩区'],
    ])
    // Ids are counted in each register: the same number names a union and a unit.
    expect(asked[1]?.id).toBe(asked[3]?.id)
    expect(await decide({ rows: { 3: { union: asked[2]?.id ?? 0 } } })).toMatchObject({ unclear: 1, rows: { changed: 1, rejected: 0 } })
    expect((await candidatesOf(id, sheet.key)).map(({ register }) => register)).toEqual(['unit', 'unit'])
    expect(await decide({ rows: { 3: { unit: asked[1]?.id ?? 0 } } })).toMatchObject({ unclear: 0 })
    await office.commit(id)
    expect((await office.core.call.records.list({ register: 'coverage' })).records).toMatchObject([{ union: asked[2]?.id, unit: asked[1]?.id }])
  })

  it('may be a new one of one register and a known one of the other', async () => {
    const { sheet, id, decide } = await namesakes()
    const known = (await candidatesOf(id, sheet.key))[0]?.id ?? 0
    await decide({ rows: { 3: { unit: known } } })
    expect(await decide({ rows: { 3: { union: 'new' } } })).toMatchObject({ unclear: 0, rows: { added: 1 } })
    expect(await decide({ rows: { 3: { union: null } } })).toMatchObject({ unclear: 1 })
    expect((await candidatesOf(id, sheet.key)).map(({ register }) => register)).toEqual(['union', 'union'])
    expect(await decide({ rows: { 3: 'skip' } })).toMatchObject({ unclear: 0, rows: { skipped: 1 } })
    expect(await decide({ rows: { 3: null } })).toMatchObject({ unclear: 1 })
    expect(await candidatesOf(id, sheet.key)).toHaveLength(4)
  })

  it('is asked about both ends of a link at once', async () => {
    await namesakes()
    const [sheet] = (
      await office.preview(
        writeWorkbook(office.path('b.xlsx'), {
          覆盖: [
            ['序号', '单位名称', '所属工会'],
            [1, '台州市甲乙模具厂', '甲乙丙工会'],
          ],
        }),
        { register: 'coverage' },
      )
    ).sheets
    expect(sheet).toMatchObject({ unclear: 1, rows: { rejected: 1 } })
    expect(sheet?.problemGroups.find((group) => group.code === 'conflict')?.level).toBe('error')
  })
})
