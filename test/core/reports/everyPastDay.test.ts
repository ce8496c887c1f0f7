// Every report against the truth of every day: an office lives by chance, settings and targets too; what each report said at the end of a day is what it says as of that day later.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#core/database/openDatabase.ts'
import { makeOffice } from '#core/makeOffice.ts'
import type { Office } from '#core/office.ts'
import { loadFirstRegions } from '#core/records/codeTables.ts'
import { fillRegions } from '#core/records/regions.ts'
import { saveSettings } from '#core/records/saveSettings.ts'
import { buildReport, listReports } from '#core/reports/buildReport.ts'
import { reportAsOf } from '#core/reports/reportAsOf.ts'
import { isDayNote } from '#shared/reports/period.ts'
import type { Report } from '#shared/reports/report.ts'
import { diceFor } from '#test/properties/ledgers/dice.ts'
import { resourcesDir } from '#test/support/office.ts'
import { liveADay } from '../records/randomLives.ts'

const days = ['2019-01-07', '2019-02-28', '2019-03-01', '2019-07-02']
const choices = listReports().flatMap(({ id }) =>
  ['2018Q4', '2019Q1', '2019-02', '2019'].flatMap((period) => [undefined, '331002', '331002001'].map((scope) => ({ report: id, period, scope }))),
)
const nameOf = ({ report, period, scope }: (typeof choices)[number], day: string) => `${report} ${period} ${scope ?? '全市'} ${day}`

const folder = mkdtempSync(join(tmpdir(), 'ledger-every-past-day-'))
const dice = diceFor('reports of every past day')
let office: Office
let today = days[0] ?? ''
let tick = 0
const said = new Map<string, string>()

/** Whether it was over on the day, or of which day its ledgers are, is no figure. */
const told = (report: Report) => JSON.stringify({ ...report, footers: report.footers.filter((footer) => !isDayNote(footer)) })

beforeAll(async () => {
  const now = () => `${today}T12:00:${String(Math.floor(tick / 1000) % 60).padStart(2, '0')}.${String(tick++ % 1000).padStart(3, '0')}Z`
  const dataDir = join(folder, 'office')
  const database = await openDatabase(dataDir, { create: true, now })
  const log = { info: () => undefined, error: () => 'x' }
  office = makeOffice({ dataDir, resourcesDir, by: '测试员', clock: { now, today: () => today }, log, database })
  fillRegions(database, loadFirstRegions(resourcesDir), { at: now(), by: '测试员' })
  for (const [index, day] of days.entries()) {
    today = day
    liveADay({ office, dice }, index === 0)
    if (index % 2 === 1)
      saveSettings(office, { outreach: { shouldFound: index === 1 ? 'verified' : 'issued' }, office: { termReminderDays: [150 + index, 60, 20] } })
    for (const choice of choices) said.set(nameOf(choice, day), told(buildReport(office, choice)))
  }
  today = '2019-09-10'
  liveADay({ office, dice }, false)
  saveSettings(office, { outreach: { shouldFound: 'issued' }, office: { scope: '331002' } })
})
afterAll(() => {
  office?.database.close()
  rmSync(folder, { recursive: true, force: true })
})

test.each(days)('as of %s every report says what it said on that day', (day) => {
  for (const choice of choices) expect(told(reportAsOf(office, { ...choice, asOf: day })), nameOf(choice, day)).toBe(said.get(nameOf(choice, day)))
})

test('and today something else: the days differ', () => {
  for (const { id } of listReports()) {
    const all = [...said].filter(([name]) => name.startsWith(`${id} 2019Q1 全市`)).map(([, report]) => report)
    expect(new Set(all).size, id).toBeGreaterThan(1)
  }
})
