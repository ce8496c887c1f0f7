// The demo office's reports: every check holds in every period, the quarters follow from one another, and the bulletin's figures are those of a plain recount.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenDemo, openDemo } from './openDemo.ts'

let demo: OpenDemo
beforeAll(async () => {
  demo = await openDemo('sample')
}, 120_000)
afterAll(() => demo?.close())

const build = (report: string, period: string) => demo.core.call.reports.build({ report, period })
const total = async (report: string, period: string) => (await build(report, period)).rows.find(({ kind }) => kind === 'total')?.figures ?? {}

const months = ['2018-09', '2018-10', '2018-12', '2019-01', '2019-03', '2019-05', '2019-06']

test.each([
  ...months.map((month) => ['B', month]),
  ...['A', 'C', 'D', 'H', 'J'].flatMap((id) => ['2018Q1', '2018Q4', '2019Q1', '2019Q2'].map((quarter) => [id, quarter])),
])('the checks of report %s hold for %s', async (report, period) => {
  expect((await build(report ?? '', period ?? '')).checks.filter(({ failing }) => failing.length > 0)).toEqual([])
})

test('the bulletin counts what a look at the cases counts', async () => {
  for (const month of months) {
    const day = `${month}-31`
    const found = await total('B', month)
    const count = (where: string) => Number(demo.one(`SELECT count(*) FROM outreach_case WHERE deleted_at IS NULL AND issued_on <= '${day}' AND ${where}`))
    expect(found.issued).toBe(count('1'))
    expect(found.founded).toBe(count(`founded_on <= '${day}'`))
    expect(found.verified).toBe(count(`verified_on <= '${day}'`))
    expect(found.notEligible).toBe(count(`verification_result <> 'confirmed' AND verified_on <= '${day}'`))
  }
  expect((await total('B', '2019-05')).issued).toBeGreaterThan(200)
  expect((await total('B', '2019-05')).founded).toBeGreaterThan(10)
})

test('the summary of the last quarter of 2018 ends with the published figure, and the next begins with it', async () => {
  expect(await total('C', '2018Q4')).toMatchObject({ closing: 9394 })
  expect(await total('C', '2019Q1')).toMatchObject({ opening: 9394 })
  const year = await total('C', '2018')
  const quarters = await Promise.all(['2018Q1', '2018Q2', '2018Q3', '2018Q4'].map((quarter) => total('C', quarter)))
  for (const flow of ['added', 'removed', 'net']) expect(quarters.reduce((sum, figures) => sum + (figures[flow] ?? 0), 0)).toBe(year[flow])
  expect(year.doneRate).toBeGreaterThan(0.5)
})

test('the eight groups have members in the sample', async () => {
  const found = await total('D', '2019Q2')
  expect(found['all.members']).toBeGreaterThan(1000)
  expect(Object.keys(found)).toHaveLength(27)
})

test('thirty pilots, three of them key ones of the province, with their vice-chairs and service centres', async () => {
  const published = { pilots: 30, keyPilots: 3, secondedViceChairs: 21, partTimeViceChairs: 43, serviceCentres: 48 }
  expect(await total('H', '2019Q2')).toMatchObject(published)
  const listed = (await build('H', '2019Q2')).annexes?.[0]?.rows ?? []
  expect(listed).toHaveLength(31)
  expect(listed.at(-1)?.figures).toMatchObject({ secondedViceChairs: 21, partTimeViceChairs: 43, serviceCentres: 48 })
})

test('the year’s tasks are told from the days on which they were done', async () => {
  const ends: Record<string, string> = { '2018Q1': '2018-03-31', '2018Q2': '2018-06-30', '2018Q3': '2018-09-30', '2018Q4': '2018-12-31' }
  for (const [quarter, day] of Object.entries(ends)) {
    const done = demo.one(`SELECT count(*) FROM task WHERE deleted_at IS NULL AND year = 2018 AND state = '已完成' AND done_on <= ?`, day)
    expect(await total('J', quarter)).toMatchObject({ done, assigned: demo.one('SELECT count(*) FROM task WHERE deleted_at IS NULL AND year = 2018') })
  }
  const scores = (await build('J', '2018')).annexes?.find(({ title }) => title === '2018年全年考评得分')?.rows ?? []
  expect(scores.map(({ figures }) => figures.weight)).toEqual(Array.from({ length: 9 }, () => 100))
  const best = demo.one('SELECT max(score) FROM (SELECT sum(score) AS score FROM appraisal WHERE year = 2018 AND deleted_at IS NULL GROUP BY federation)')
  expect(Math.max(...scores.filter(({ figures }) => figures.scoreRank === 1).map(({ figures }) => figures.score ?? 0))).toBe(best)
})
