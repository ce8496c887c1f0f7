// What was issued on a day against the office as it stood at the end of that day: the same as long as nothing is put right, and after that different by what was put right.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Core, createCore } from '#core/core.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { differenceText, reportDifferences } from '#shared/reports/differences.ts'
import { resourcesDir } from '#test/support/office.ts'

const folder = mkdtempSync(join(tmpdir(), 'ledger-report-as-of-'))
let core: Core
let today = '2019-04-01'
let tick = 0
let kinds: string[] = []
const issuedOn = new Map<string, number>()

const create = async (register: RegisterId, values: Record<string, string | number>) => (await core.call.records.create({ register, values })).record
const update = (register: RegisterId, id: number, version: number, values: Record<string, string | number>) =>
  core.call.records.update({ register, id, version, values, why: '更正' })
const period = (report: string) => (report === 'B' ? '2019-03' : '2019Q1')

/** Of the report as of a day, against what was issued. */
async function against(report: string, asOf?: string): Promise<string[]> {
  const frozen = await core.call.reports.issuedReport({ id: issuedOn.get(report) ?? 0 })
  const counted = await core.call.reports.build({ report, period: period(report), ...(asOf && { asOf }) })
  return reportDifferences(frozen.report, counted).map(differenceText)
}

beforeAll(async () => {
  const now = () => `${today}T12:00:00.${String(tick++).padStart(3, '0')}Z`
  core = await createCore({ dataDir: join(folder, 'data'), resourcesDir, clock: { now, today: () => today }, by: '测试员' })
  kinds = (await core.call.reports.list()).map(({ id }) => id)

  const none = { womenEmployees: 0, womenMembers: 0, migrantMembers: 0 }
  // 1 April: two unions with their units, a courier, a case that was looked into, a target.
  const first = await create('union', {
    name: '甲工会',
    form: 'single',
    county: '椒江区',
    foundedOn: '2018-05-01',
    status: 'active',
    employees: 100,
    members: 80,
    ...none,
  })
  await create('union', { name: '乙工会', form: 'joint', county: '黄岩区', foundedOn: '2019-02-01', status: 'active', employees: 60, members: 30, ...none })
  const unit = await create('unit', { name: '甲公司', county: '椒江区' })
  await create('coverage', { union: first.id, unit: unit.id, coveredFrom: '2018-05-01' })
  await create('member', { name: '周敏', union: first.id, unit: unit.id, occupationGroup: '快递员', joinedOn: '2019-01-15' })
  const shop = await create('unit', { name: '乙公司', county: '椒江区' })
  await create('outreach', { unit: shop.id, responsible: '椒江区总工会', state: 'issued', issuedOn: '2019-02-01', dueOn: '2019-03-20' })
  await create('yearTarget', { year: 2019, county: '椒江区', kind: 'unions-founded', target: 4 })

  // 2 April: checked, and issued, all of them. Later that day nothing happens.
  today = '2019-04-02'
  for await (const _ of await core.call.quality.run({ anew: false }));
  for (const report of kinds) {
    const { issued } = await core.call.reports.issue({ report, period: period(report) })
    issuedOn.set(report, issued.id)
  }
  // 8 April: what belongs to the second quarter, and nothing that the first one counts.
  today = '2019-04-08'
  await create('union', { name: '丙工会', form: 'single', county: '椒江区', foundedOn: '2019-04-05', status: 'active', employees: 10, members: 10, ...none })
  // 10 April: put right. 乙工会 has 40 members and was founded in 玉环; the courier never joined; the target is 5; the rule of the bulletin is another.
  today = '2019-04-10'
  await update('union', 2, 1, { members: 40, county: '玉环市' })
  await core.call.records.remove({ register: 'member', id: 1, version: 1, why: '重复' })
  await update('yearTarget', 1, 1, { target: 5 })
  await update('outreach', 1, 1, { verificationResult: 'shell', verifiedOn: '2019-03-10', state: 'not-eligible', closedOn: '2019-03-10' })
  await core.call.settings.save({ outreach: { shouldFound: 'verified' } })
  // 12 April: the same union once more, and another one into the recycle bin.
  today = '2019-04-12'
  await update('union', 2, 2, { members: 45 })
  await core.call.records.remove({ register: 'union', id: 3, version: 1, why: '误录' })
  today = '2019-04-20'
})
afterAll(async () => {
  await core.close()
  rmSync(folder, { recursive: true, force: true })
})

test('as of the day of issue, and of every day until something is put right, each report says what was issued', async () => {
  expect(kinds.length).toBeGreaterThan(3)
  for (const report of kinds) {
    for (const day of ['2019-04-02', '2019-04-05', '2019-04-09']) expect(await against(report, day), `${report} ${day}`).toEqual([])
    const frozen = await core.call.reports.issuedReport({ id: issuedOn.get(report) ?? 0 })
    const counted = await core.call.reports.build({ report, period: period(report), asOf: '2019-04-02' })
    expect(counted.rows).toEqual(frozen.report.rows)
    expect(counted.annexes).toEqual(frozen.report.annexes)
    expect(counted.checks).toEqual(frozen.report.checks)
  }
})

test('before the office knew anything, no report can be asked for, and the refusal says so', async () => {
  const asked = core.call.reports.build({ report: 'A', period: '2019Q1', asOf: '2019-03-31' })
  await expect(asked).rejects.toMatchObject({ data: { code: 'office-not-there-then' }, message: expect.stringContaining('2019-03-31 还没有这份台账') })
})

test('report A differs by exactly what was put right, day by day', async () => {
  const corrected = (members: number, rate: string, allMembers: number, allRate: string) => [
    '黄岩区 基层工会（个）/合计：1 → 0',
    '黄岩区 基层工会（个）/联合建会：1 → 0',
    '黄岩区 职工（人）/合计：60 → 0',
    '黄岩区 会员（人）/合计：30 → 0',
    '黄岩区 入会率（%）：50.0 → —',
    '玉环市 基层工会（个）/合计：0 → 1',
    '玉环市 基层工会（个）/联合建会：0 → 1',
    '玉环市 职工（人）/合计：0 → 60',
    `玉环市 会员（人）/合计：0 → ${members}`,
    `玉环市 入会率（%）：— → ${rate}`,
    `合计 会员（人）/合计：110 → ${allMembers}`,
    `合计 入会率（%）：68.8 → ${allRate}`,
  ]
  const figures = async (asOf?: string) => (await against('A', asOf)).filter((line) => !line.startsWith('说明'))
  expect(await figures('2019-04-10')).toEqual(corrected(40, '66.7', 120, '75.0'))
  expect(await figures('2019-04-12')).toEqual(corrected(45, '75.0', 125, '78.1'))
  expect(await figures()).toEqual(corrected(45, '75.0', 125, '78.1'))
})

test('the bulletin goes by the rule of its day, and by what was known of its cases', async () => {
  const before = await core.call.reports.build({ report: 'B', period: '2019-03', asOf: '2019-04-09' })
  const after = await core.call.reports.build({ report: 'B', period: '2019-03', asOf: '2019-04-10' })
  const row = (report: typeof before) => report.rows.find(({ label }) => label === '椒江区')?.figures
  expect(row(before)).toMatchObject({ issued: 1, verified: 0, shouldFound: 1, open: 1, overdue: 1 })
  expect(row(after)).toMatchObject({ issued: 1, verified: 1, notEligible: 1, shouldFound: 0, open: 0, overdue: 0 })
  expect(before.footers.join()).toContain('应建会＝下发－不符合条件')
  expect(after.footers.join()).toContain('应建会＝已核查－不符合条件')
})

test('targets and members are those of the day, too', async () => {
  const figures = async (report: string, day: string) =>
    (await core.call.reports.build({ report, period: '2019Q1', asOf: day })).rows.find(({ label }) => label === '椒江区')?.figures
  expect(await figures('C', '2019-04-09')).toMatchObject({ target: 4 })
  expect(await figures('C', '2019-04-10')).toMatchObject({ target: 5 })
  expect(await figures('D', '2019-04-09')).toMatchObject({ 'all.members': 1, 'all.added': 1 })
  expect(await figures('D', '2019-04-10')).toMatchObject({ 'all.members': 0, 'all.added': 0 })
})

test('says under the table of which day the ledgers are, and nothing of it when it is today', async () => {
  const said = async (asOf?: string) => (await core.call.reports.build({ report: 'A', period: '2019Q1', ...(asOf && { asOf }) })).footers.join()
  expect(await said('2019-04-09')).toContain('本表按2019年4月9日的台账统计')
  expect(await said('2019-04-20')).not.toContain('的台账统计')
  expect(await said()).not.toContain('的台账统计')
  const unfinished = await core.call.reports.build({ report: 'A', period: '2019Q2', asOf: '2019-04-09' })
  expect(unfinished.footers.filter((footer) => footer.includes('4月9日'))).toEqual(['本期尚未结束，数字为2019年4月9日台账所载。'])
  const { name } = await core.call.reports.xlsx({ report: 'A', period: '2019Q1', asOf: '2019-04-09' })
  expect(name).toBe('台州市基层工会组织情况_2019Q1_2019-04-09台账.xlsx')
})
