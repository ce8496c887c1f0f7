import { expect, test } from 'vitest'
import { percentOf, settingField, settingText } from '#shared/settings/settingFields.ts'
import { defaultSettings, patchOf, settingKeys, settingOf, settingsOf, settingsPatch } from '#shared/settings/settings.ts'

test('every setting has a field that says what it is, and every default fits', () => {
  expect(settingKeys.length).toBe(17)
  for (const key of settingKeys) {
    expect(settingField(key).note).toMatch(/。$/)
    expect(settingsPatch.safeParse(patchOf(key, settingOf(defaultSettings, key))).success, key).toBe(true)
  }
})

test('what is missing, strange or no longer fits keeps its default, and nothing else is lost by it', () => {
  expect(settingsOf({})).toEqual(defaultSettings)
  const stored = { office: { scope: '331002', termReminderDays: [30, 90, 180], gone: 1 }, quality: 'nonsense', outreach: { employees: 30, verifyDays: -1 } }
  expect(settingsOf(stored)).toEqual({
    ...defaultSettings,
    office: { ...defaultSettings.office, scope: '331002' },
    outreach: { ...defaultSettings.outreach, employees: 30 },
  })
})

test('a patch names only what it changes, and refuses a stranger', () => {
  expect(settingsPatch.parse({ office: { scope: null } })).toEqual({ office: { scope: null } })
  expect(settingsPatch.safeParse({ office: { colour: 'red' } }).success).toBe(false)
  expect(settingsPatch.safeParse({ palette: {} }).success).toBe(false)
  expect(settingsPatch.safeParse({ office: { termReminderDays: [90, 90, 30] } }).success).toBe(false)
})

test('a setting is shown in its unit', () => {
  const name = (code: string) => ({ '331002': '椒江区' })[code] ?? code
  expect(settingText('office.termReminderDays', [180, 90, 30], name)).toBe('180、90、30 天')
  expect(settingText('office.scope', '331002', name)).toBe('椒江区')
  expect(settingText('office.scope', null, name)).toBe('未设置')
  expect(settingText('quality.memberShare', 0.07, name)).toBe('7 %')
  expect(percentOf(0.29)).toBe(29)
})
