// The demo office's reports: every check holds in every period, the quarters follow from one another, and the bulletin's figures are those of a plain recount.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rateOf } from '#shared/reports/rate.ts'
import { reportTables } from '#shared/reports/report.ts'
import { type SavedFigure, savedFigure, sumOf } from '#test/support/savedFigure.ts'
import { type OpenDemo, openDemo } from './openDemo.ts'

let demo: OpenDemo
let kinds: readonly { readonly id: string; readonly rhythm: string }[] = []
beforeAll(async () => {
  demo = await openDemo('sample')
  // Report L tells of a check that was made.
  for await (const event of await demo.core.call.quality.run({})) if (event.type === 'summary') break
  kinds = await demo.core.call.reports.list()
})
afterAll(() => demo?.close())

const build = (report: string, period: string) => demo.core.call.reports.build({ report, period })
const total = async (report: string, period: string) => (await build(report, period)).rows.find(({ kind }) => kind === 'total')?.figures ?? {}

const months = ['2018-09', '2018-10', '2018-12', '2019-01', '2019-03', '2019-05', '2019-06']

/** What was published of the city, as domain and demo say it; written down once more, by hand. */
test('the published figures of the city come out of the reports', async () => {
  expect(await total('A', '2018Q4')).toMatchObject({ unions: 9394, single: 8457, joint: 937, unitsCovered: 26353, members: 1_033_100 })
  expect(await total('C', '2018Q4')).toMatchObject({ closing: 9394 })
  const pilots = { pilots: 30, keyPilots: 3, secondedViceChairs: 21, partTimeViceChairs: 43, serviceCentres: 48 }
  expect(await total('H', '2019Q2')).toMatchObject(pilots)
  const rows = (await build('A', '2018Q4')).rows.filter(({ kind }) => kind === 'region' || kind === 'own')
  expect(rows.map(({ label }) => label)).toEqual(['椒江区', '黄岩区', '路桥区', '三门县', '天台县', '仙居县', '温岭市', '临海市', '玉环市', '市本级'])
})

test('the rate of a total is Σ ÷ Σ, and not the mean of its rows', async () => {
  const { rows } = await build('A', '2018Q4')
  const counties = rows.filter(({ kind }) => kind !== 'total' && kind !== 'compare')
  const sum = (key: string) => counties.reduce((all, { figures }) => all + (figures[key] ?? 0), 0)
  const rate = rows.find(({ kind }) => kind === 'total')?.figures.memberRate
  expect(rate).toBe(rateOf(sum('members'), sum('employees')))
  expect(rate).toBe(0.795)
  const mean = counties.reduce((all, { figures }) => all + (figures.memberRate ?? 0), 0) / counties.length
  expect(Math.round(mean * 1000) / 1000).not.toBe(rate)
})

test('places of the bulletin are shared on ties, and the next one counts them all', async () => {
  for (const month of months) {
    const ranked = (await build('B', month)).rows.flatMap(({ figures }) => (typeof figures.rank === 'number' ? [figures] : []))
    for (const { rank, foundedRate } of ranked) expect(rank).toBe(1 + ranked.filter((other) => (other.foundedRate ?? 0) > (foundedRate ?? 0)).length)
  }
})

test('the checks of all reports hold for months, quarters and years, in the city and in its counties', async () => {
  const asked = [
    ...months.map((month) => ['B', month, undefined] as const),
    ...kinds.flatMap(({ id }) => ['2018Q1', '2018Q4', '2019Q1', '2019Q2', '2018', '2019-05'].map((period) => [id, period, undefined] as const)),
    ...kinds.flatMap(({ id }) => ['331002', '331081', '331083'].map((scope) => [id, '2019Q2', scope] as const)),
  ]
  for (const [report, period, scope] of asked) {
    const { checks } = await demo.core.call.reports.build({ report, period, ...(scope && { scope }) })
    expect(
      checks.filter(({ failing }) => failing.length > 0),
      `${report} ${period} ${scope ?? ''}`,
    ).toEqual([])
  }
})

test('the total of a county’s own table is its row in the city’s', async () => {
  for (const report of ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'])
    for (const scope of ['331002', '331081']) {
      const own = (await demo.core.call.reports.build({ report, period: '2019Q2', scope })).rows.find(({ kind }) => kind === 'total')?.figures ?? {}
      const row = (await build(report, '2019Q2')).rows.find(({ key }) => key === scope)?.figures ?? {}
      for (const key of Object.keys(own).filter((key) => key !== 'rank')) expect(own[key], `${report} ${scope} ${key}`).toBe(row[key])
    }
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

test('honours, studios and problems are those of their records, and a month with three forums is seen', async () => {
  const count = (sql: string) => Number(demo.one(sql))
  const found = await total('K', '2018')
  expect(found.honourees).toBe(count('SELECT count(*) FROM honouree WHERE deleted_at IS NULL AND year <= 2018'))
  expect(found.studios).toBe(count("SELECT count(*) FROM studio WHERE deleted_at IS NULL AND named_on <= '2018-12-31'"))
  expect(found.solved).toBe(count("SELECT count(*) FROM challenge WHERE deleted_at IS NULL AND solved_on BETWEEN '2018-01-01' AND '2018-12-31'"))
  const months = (await build('K', '2018')).annexes?.[1]?.rows ?? []
  expect(months.filter(({ texts }) => texts?.standing === '偏多').map(({ key }) => key)).toEqual(['month:2018-11'])
  expect(months.find(({ kind }) => kind === 'total')?.figures.forums).toBe(found.forums)
})

test('the thirty pilots have their 21 seconded and 43 part-time vice-chairs and their 48 service centres', async () => {
  expect(await total('F', '2019Q2')).toMatchObject({ pilotVicesSeconded: 21, pilotVicesPartTime: 43 })
  const centres = await build('G', '2019Q2')
  expect(centres.annexes?.[0]?.rows.find(({ label }) => label === '党群服务中心')?.figures.centres).toBe(48)
  expect(centres.annexes?.[1]?.rows.at(-1)?.figures).toMatchObject({ centres: 326, 'type.党群服务中心': 48 })
})

test('the terms of the published unions are counted as a plain look at their records counts them', async () => {
  const found = await total('E', '2019-06')
  const stands = "deleted_at IS NULL AND status = 'active'"
  const due = 'coalesce(term_extended_to, term_ends_on)'
  const count = (where: string) => Number(demo.one(`SELECT count(*) FROM trade_union WHERE ${stands} AND ${where}`))
  expect(found).toMatchObject({ unions: 9394, unknown: 0, withTerm: 9394 })
  expect(found.overdue).toBe(count(`${due} < '2019-06-30'`))
  expect(found.ending).toBe(count(`${due} BETWEEN '2019-06-30' AND '2019-12-27'`))
  expect(found.last).toBe(count(`${due} BETWEEN '2019-06-30' AND '2019-07-30'`))
  expect(found.extended).toBe(count("term_ends_on < '2019-06-30' AND term_extended_to >= '2019-06-30'"))
  expect(found.extended).toBeGreaterThan(10)
  expect((await build('E', '2019-06')).annexes?.[0]?.rows).toHaveLength((found.overdue ?? 0) + (found.ending ?? 0))
})

test('ten things of each year, those of the past year done; quarters’ demands add up to the year’s', async () => {
  for (const [year, finished] of [
    ['2018', 10],
    ['2019', 0],
  ] as const) {
    const report = await build('I', year)
    expect(report.rows.filter(({ kind }) => kind === 'record')).toHaveLength(10)
    expect(report.annexes?.[0]?.rows.find(({ kind }) => kind === 'total')?.figures).toMatchObject({ things: 10, finished })
  }
  const menu = async (period: string) => (await build('I', period)).annexes?.[1]?.rows.find(({ kind }) => kind === 'total')?.figures ?? {}
  const quarters = await Promise.all(['2018Q1', '2018Q2', '2018Q3', '2018Q4'].map(menu))
  const year = await menu('2018')
  for (const flow of ['demands', 'cancelled', 'served', 'people']) expect(quarters.reduce((sum, figures) => sum + (figures[flow] ?? 0), 0)).toBe(year[flow])
  expect(year.demands).toBe(demo.one(`SELECT count(*) FROM service_demand WHERE deleted_at IS NULL AND date BETWEEN '2018-01-01' AND '2018-12-31'`))
})

/** By the head's words: what stands over a line is divided by what stands under it. */
function reckoned(rows: SavedFigure['rows']): number | null {
  const side = (word: string) => Math.round(sumOf(rows.filter(({ 计入 }) => String(计入).startsWith(word))) * 100)
  return rows.some(({ 计入 }) => String(计入).startsWith('分母')) ? rateOf(side('分子'), side('分母')) : sumOf(rows)
}

test('the saved list behind a figure adds up to it: counts, sums, what is taken away, rates and annexes, in every report', async () => {
  const scope = '331022'
  const seen = { sums: 0, rates: 0, annexes: 0, records: 0 }
  for (const { id } of kinds) {
    for (const [place, table] of reportTables(await demo.core.call.reports.build({ report: id, period: '2019Q2', scope })).entries()) {
      const of = (kind: 'sum' | 'rate' | undefined) =>
        table.columns.filter((column) => column.kind !== 'label' && column.kind !== 'text' && column.formula?.of === kind)
      for (const column of [of(undefined)[0], of('sum')[0], of('rate')[0]]) {
        const row = table.rows.findLast(
          (each) => each.kind !== 'compare' && column && typeof each.figures[column.key] === 'number' && each.figures[column.key] !== 0,
        )
        if (!row || !column) continue
        const { rows, count } = await savedFigure(demo.core, { report: id, period: '2019Q2', scope, row: row.key, column: column.key, format: 'csv' })
        expect([rows.length, reckoned(rows)], `${id} ${row.label} ${column.path.join('/')}`).toEqual([count, row.figures[column.key]])
        if (column.formula) seen[column.formula.of === 'rate' ? 'rates' : 'sums'] += 1
        if (place > 0) seen.annexes += 1
        seen.records += count
      }
    }
  }
  expect(seen.sums).toBeGreaterThan(3)
  expect(seen.rates).toBeGreaterThan(3)
  expect(seen.annexes).toBeGreaterThan(3)
  expect(seen.records).toBeGreaterThan(1000)
})
