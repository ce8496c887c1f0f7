import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildReport } from '#core/reports/buildReport.ts'
import type { Value } from '#shared/registers/field.ts'
import { type Add, openReportOffice, type ReportOffice } from './reportOffice.ts'
import { tracedFigures, untrue } from './tracedFigures.ts'

let office: ReportOffice
beforeEach(async () => {
  office = await openReportOffice()
})
afterEach(() => office.close())

const build = (period = '2019Q2', scope?: string) => buildReport(office, { report: 'F', period, scope })
const figures = (key = '331002', period?: string, scope?: string) => build(period, scope).rows.find((row) => row.key === key)?.figures
const union = (add: Add, values: Readonly<Record<string, Value>> = {}) =>
  add('union', { name: '某工会', county: '331002', township: '331002001', status: 'active', foundedOn: '2010-01-01', chair: '王某', ...values })
const cadre = (add: Add, of: number, position: string, engagement: Value, values: Readonly<Record<string, Value>> = {}) =>
  add('cadre', { name: '李某', union: of, position, engagement, from: '2017-01-01', to: '2022-01-01', ...values })

test('assignments in force on the day are counted by post and engagement', () => {
  office.fill((add) => {
    const one = union(add)
    cadre(add, one, '主席', 'full-time')
    cadre(add, one, '副主席', 'part-time')
    cadre(add, one, '副主席', 'seconded', { secondedFrom: '2018-01-01', secondedTo: '2019-07-01' }) // its last day is the report's
    cadre(add, one, '副主席', 'seconded', { secondedFrom: '2018-01-01', secondedTo: '2019-06-30' }) // over
    cadre(add, one, '副主席', 'part-time', { to: '2019-06-30' }) // over
    cadre(add, one, '副主席', 'part-time', { from: '2019-07-01' }) // to come
    cadre(add, one, '委员', null, { from: null, to: null })
    cadre(add, one, '经审主任', 'part-time')
    const two = union(add)
    cadre(add, two, '主席', 'part-time')
    const gone = union(add, { status: 'merged', endedOn: '2019-04-01' })
    cadre(add, gone, '主席', 'full-time')
    const far = union(add, { county: '331003', township: null })
    cadre(add, far, '主席', 'seconded')
  })
  expect(figures()).toMatchObject({
    unions: 2,
    posts: 6,
    postsFullTime: 1,
    postsSeconded: 1,
    postsPartTime: 3,
    postsOther: 1,
    chairsFullTime: 1,
    chairsSeconded: 0,
    chairsPartTime: 1,
    vicesFullTime: 0,
    vicesSeconded: 1,
    vicesPartTime: 1,
    pilotVicesSeconded: 0,
  })
  expect(figures('331003')).toMatchObject({ unions: 1, posts: 1, chairsSeconded: 1 })
  expect(figures('total')).toMatchObject({ unions: 3, posts: 7, chairsSeconded: 1 })
  // By the dates: the merged union stood, both vice-chairs whose time is over served, and the one to come did not.
  expect(figures('before')).toMatchObject({ unions: 4, posts: 10, chairsFullTime: 2, vicesSeconded: 2, vicesPartTime: 2 })
  expect(figures('before')).toEqual(figures('total', '2019Q1'))
  expect(build().checks.flatMap(({ failing }) => failing)).toEqual([])
  expect(build().footers.join()).toContain('没有登记任期起始的任职1人次')
  expect(untrue(tracedFigures(office, 'F', '2019Q2'))).toEqual([])
})

test('the column of posts without engagement is there only where it is needed', () => {
  office.fill((add) => cadre(add, union(add), '主席', 'full-time'))
  expect(build().columns.map(({ key }) => key)).not.toContain('postsOther')
  expect(build().checks.flatMap(({ failing }) => failing)).toEqual([])
})

test('vice-chairs of the pilots are told apart while the pilot runs', () => {
  office.fill((add) => {
    const [tried, over, none] = [union(add), union(add), union(add)]
    add('pilot', { name: '试点', union: tried, startedOn: '2018-01-01' })
    add('pilot', { name: '结束的试点', union: over, startedOn: '2016-01-01', endedOn: '2018-12-31' })
    for (const id of [tried, over, none]) {
      cadre(add, id, '副主席', 'seconded')
      cadre(add, id, '副主席', 'part-time')
      cadre(add, id, '副主席', 'full-time')
      cadre(add, id, '委员', 'part-time')
    }
  })
  expect(figures()).toMatchObject({ vicesFullTime: 3, vicesSeconded: 3, vicesPartTime: 3, pilotVicesSeconded: 1, pilotVicesPartTime: 1 })
  expect(figures('total', '2018Q3')).toMatchObject({ pilotVicesSeconded: 2 })
  expect(untrue(tracedFigures(office, 'F', '2019Q2'))).toEqual([])
})

test('a post is vacant where neither the union nor an assignment names anybody', () => {
  office.fill((add) => {
    union(add, { chair: null, auditCommittee: true, womenCommittee: false })
    const held = union(add, { chair: null, auditCommittee: true, womenCommittee: true, womenHead: '赵某' })
    cadre(add, held, '主席', 'part-time')
    cadre(add, held, '经审主任', 'part-time')
    const over = union(add, { chair: null, auditCommittee: false, womenCommittee: true })
    cadre(add, over, '主席', 'part-time', { to: '2019-01-01' })
    union(add) // named in the union's record; of committees nothing is said
  })
  expect(figures()).toMatchObject({ unions: 4, chairVacant: 2, noAudit: 1, auditHeadVacant: 1, noWomen: 1, womenHeadVacant: 1 })
  expect(build().footers.join()).toContain('没有填是否设经审组织的工会1个')
  expect(untrue(tracedFigures(office, 'F', '2019Q2'))).toEqual([])
})

test('townships with a social union worker in service are set against all townships', () => {
  const worker = (add: Add, township: Value, values: Readonly<Record<string, Value>> = {}) =>
    add('socialWorker', { name: '周某', county: '331002', township, contractFrom: '2018-01-01', contractTo: '2020-12-31', ...values })
  office.fill((add) => {
    worker(add, '331002001')
    worker(add, '331002001')
    worker(add, '331002002', { contractTo: '2019-06-30' }) // its last day
    worker(add, '331002003', { contractTo: '2019-06-29' }) // over, and nobody wrote that the worker left
    worker(add, '331002004', { leftOn: '2019-06-30' })
    worker(add, '331002005', { contractFrom: '2019-07-01' })
    worker(add, null)
  })
  // 12 townships on the list of the office, 2 with a worker: 16.7 %.
  expect(figures()).toMatchObject({ townships: 12, townshipsWithWorker: 2, workerRate: 0.167, workers: 4 })
  expect(figures('331002001', '2019Q2', '331002')).toMatchObject({ townships: 1, townshipsWithWorker: 1, workers: 2 })
  expect(figures('own', '2019Q2', '331002')).toMatchObject({ townships: 0, workers: 1, workerRate: null })
  // What the city leads itself keeps codes for its townships too, and is none.
  expect(figures('own')).toMatchObject({ townships: 0, workers: 0 })
  const annex = build('2019Q2', '331002').annexes?.[0]
  expect(annex?.rows).toHaveLength(10)
  expect(annex?.rows[0]).toMatchObject({ kind: 'record', texts: { county: '椒江区' }, record: { register: 'region' } })
  expect(build('2019Q2', '331002').footers.join()).toContain('合同已到期、没有续签也没有离职日期的社会化工会工作者1人')
  expect(untrue(tracedFigures(office, 'F', '2019Q2'))).toEqual([])
  expect(untrue(tracedFigures(office, 'F', '2019Q2', '331002'))).toEqual([])
})
