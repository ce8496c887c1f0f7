import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RegionEntry } from '#shared/importing/ledger.ts'
import { resourcesDir } from '#test/support/office.ts'
import { scopeChoices } from '../../renderer/features/settings/scopeChoices.ts'
import { changedOf, draftedOf, draftPatch, unfit } from '../../renderer/features/settings/settingsDraft.ts'

test('an office may be that of a city, a county or a township in force, each with what it lies in', () => {
  const regions = JSON.parse(readFileSync(join(resourcesDir, 'regions.json'), 'utf8')) as RegionEntry[]
  const labels = scopeChoices(regions).map(({ label }) => label)
  expect(labels.slice(0, 3)).toEqual(['台州市', '台州市 · 椒江区', '台州市 · 椒江区 · 海门街道'])
  expect(labels).toContain('台州市 · 玉环市')
  expect(labels.some((label) => label.includes('玉环县'))).toBe(false)
  expect(new Set(labels).size).toBe(labels.length)
})

test('a draft is what differs, null being a value', () => {
  const stored = () => 25
  expect(changedOf({ 'outreach.employees': 25, 'office.scope': null }, stored)).toEqual({ 'office.scope': null })
  expect(draftedOf({ 'office.scope': null }, 'office.scope', () => '331002')).toBeNull()
  expect(draftedOf({}, 'office.scope', () => '331002')).toBe('331002')
  expect(draftPatch({ 'office.scope': null, 'outreach.employees': 30 })).toEqual({ office: { scope: null }, outreach: { employees: 30 } })
})

test('what an emptied input leaves behind does not fit', () => {
  expect(unfit({ 'outreach.employees': Number.NaN, 'outreach.verifyDays': 60, 'office.termReminderDays': [180, Number.NaN, 30] })).toEqual([
    'outreach.employees',
    'office.termReminderDays',
  ])
})
