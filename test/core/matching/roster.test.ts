// The roster with its coverage, from a real office.
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRoster } from '#core/matching/roster.ts'
import type { Coverage } from '#shared/matching/enterprise.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'

describe('the roster', () => {
  let office: TestOffice
  let db: SQLite.Database
  beforeAll(async () => {
    office = await openOffice()
    const { create } = office.core.call.records
    const unit = async (name: string) =>
      (await create({ register: 'unit', values: { name, county: '331002', employees: 40, registeredAddress: '工业大道1号' } })).record.id
    const union = async (name: string, form: string | null, more: Readonly<Record<string, string>> = {}) =>
      (await create({ register: 'union', values: { name, form, county: '331002', foundedOn: '2010-05-01', ...more } })).record.id
    const cover = (of: number, by: number, more: Readonly<Record<string, string>> = {}) =>
      create({ register: 'coverage', values: { union: by, unit: of, ...more } })
    const units = new Map<string, number>()
    for (const name of ['甲厂', '乙厂', '丙厂', '丁厂', '戊厂', '己厂', '庚厂', '辛厂', '壬厂']) units.set(name, await unit(name))
    const id = (name: string) => units.get(name) ?? 0
    const joint = await union('街道联合工会', 'joint')
    await cover(id('甲厂'), await union('甲厂工会', 'single'))
    await cover(id('乙厂'), joint)
    await cover(id('丙厂'), joint, { coveredFrom: '2011-01-01', coveredTo: '2018-12-31' })
    await cover(id('丁厂'), await union('丁厂工会', 'single', { status: 'revoked', endedOn: '2019-01-01' }))
    await cover(id('戊厂'), joint)
    await cover(id('戊厂'), await union('戊厂工会', 'single'))
    await cover(id('己厂'), await union('己厂工会', null))
    const unsaid = await union('两厂工会', null)
    await cover(id('庚厂'), unsaid)
    await cover(id('辛厂'), unsaid)
    await office.core.call.records.remove({ register: 'unit', id: id('壬厂'), version: 1 })
    db = new SQLite(join(office.dataDir, 'office.sqlite'), { readonly: true })
  })
  afterAll(async () => {
    db.close()
    await office.close()
  })

  const coverage = (day: string): Record<string, Coverage> => Object.fromEntries([...readRoster(db, day)].map((unit) => [unit.name, unit.coverage]))

  test('says by what each unit is covered on the day: a union of its own before a joint one, an ended link or union not at all', () => {
    expect(coverage('2019-07-03')).toEqual({ 甲厂: 'own', 乙厂: 'joint', 丙厂: 'none', 丁厂: 'none', 戊厂: 'own', 己厂: 'own', 庚厂: 'joint', 辛厂: 'joint' })
  })

  test('and on a past day', () => {
    expect(coverage('2018-06-30')).toMatchObject({ 丙厂: 'joint', 丁厂: 'own' })
    expect(coverage('2009-12-31')).toMatchObject({ 甲厂: 'none', 乙厂: 'none' })
  })

  test('gives what is known of each unit', () => {
    expect([...readRoster(db, '2019-07-03')][0]).toMatchObject({ name: '甲厂', county: '331002', headcount: 40, address: '工业大道1号', phone: null })
  })
})
