import { afterEach, beforeEach, expect, test } from 'vitest'
import type { QualityEvent } from '#shared/quality/findings.ts'
import { defaultSettings } from '#shared/settings/settings.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

test('an office that has set nothing has the settings of the product', async () => {
  expect(await office.core.call.settings.get()).toEqual(defaultSettings)
  expect(await office.core.call.settings.history({})).toEqual({ total: 0, changes: [] })
})

test('what is named is set, the rest stays, and each change says who, when, from and to', async () => {
  const { settings } = office.core.call
  await settings.save({ office: { contractReminderDays: 45 } })
  const after = await settings.save({ office: { scope: '331002' }, outreach: { employees: 30 } })
  expect(after).toEqual(await settings.get())
  expect(after.office).toEqual({ ...defaultSettings.office, contractReminderDays: 45, scope: '331002' })
  expect(after.outreach).toEqual({ ...defaultSettings.outreach, employees: 30 })
  const { total, changes } = await settings.history({ limit: 2 })
  expect(total).toBe(3)
  expect(changes).toEqual([
    { at: expect.stringMatching(/^2019-07-03T/), by: '测试员', key: 'outreach.employees', from: 25, to: 30 },
    { at: expect.any(String), by: '测试员', key: 'office.scope', from: null, to: '331002' },
  ])
})

test('what is as it was leaves no line', async () => {
  await office.core.call.settings.save({ office: { termReminderDays: [180, 90, 30] } })
  expect((await office.core.call.settings.history({})).total).toBe(0)
})

test('what does not fit is refused, and so is a scope that is no region', async () => {
  const { settings } = office.core.call
  await expect(settings.save({ office: { termReminderDays: [30, 90, 180] } })).rejects.toMatchObject({ code: 'bad-input' })
  await expect(settings.save({ quality: { memberShare: 1.5 } })).rejects.toMatchObject({ code: 'bad-input' })
  await expect(settings.save({ office: { scope: '999999' } })).rejects.toMatchObject({ code: 'value-invalid' })
  expect(await settings.get()).toEqual(defaultSettings)
})

test('the scope names the office and is what its reports are made for', async () => {
  const { settings, office: calls, reports } = office.core.call
  expect((await calls.status()).scope).toEqual({ code: '331000', name: '台州市' })
  await settings.save({ office: { scope: '331002' } })
  expect((await calls.status()).scope).toEqual({ code: '331002', name: '椒江区' })
  expect((await reports.build({ report: 'A', period: '2018Q4' })).scope.code).toBe('331002')
})

test('reminders come as many days before the end as the office says', async () => {
  const { records, settings, office: calls, quality } = office.core.call
  const union = { form: 'single', status: 'active', county: '椒江区', foundedOn: '2016-01-01' }
  await records.create({ register: 'union', values: { name: '甲厂工会', ...union, termEndsOn: '2019-09-01' } })
  await records.create({ register: 'socialWorker', values: { name: '周敏', contractTo: '2019-09-01' } })
  const reminders = async () => {
    const codes: string[] = []
    for await (const event of (await quality.run({ anew: true })) as AsyncIterable<QualityEvent>)
      if (event.type === 'summary') codes.push(...event.summary.counts.map(({ code }) => code))
    return codes.filter((code) => code.startsWith('term-reminder') || code === 'contract-ends')
  }
  // 60 days to go.
  expect(await reminders()).toEqual(['term-reminder-second'])
  expect((await calls.status()).figures.termsEnding).toBe(1)
  await settings.save({ office: { termReminderDays: [120, 90, 60], contractReminderDays: 60 } })
  expect((await reminders()).sort()).toEqual(['contract-ends', 'term-reminder-last'])
  await settings.save({ office: { termReminderDays: [59, 20, 10], contractReminderDays: 59 } })
  expect(await reminders()).toEqual([])
  expect(await calls.status()).toMatchObject({ termReminderDays: 59, figures: { termsEnding: 0 } })
})
