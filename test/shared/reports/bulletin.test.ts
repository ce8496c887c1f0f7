import { describe, expect, test } from 'vitest'
import { type BulletinCase, type BulletinInput, bulletinSums, bulletinTable, countCase, noBulletinCounts } from '#shared/reports/bulletin.ts'
import { parsePeriod } from '#shared/reports/period.ts'
import { ranked } from '#shared/reports/ranked.ts'

const may = parsePeriod('2019-05')

// By hand: 椒江 12 issued, 10 verified (83.3 %), 2 not eligible, so 10 should found; 6 founded (60.0 %); 4 open. 黄岩 5, 5 (100), 0, 5; 3 (60.0); 2 open.
// 路桥 3, 1 (33.3), 0, 3; 0 (0.0); 3 open. 三门 1, 1, 1 not eligible, so 0 should found: —. 市本级 nothing.
const jiaojiang = { issued: 12, verified: 10, founded: 6, single: 4, joint: 2, foundedNow: 1, foundedYear: 3, notEligible: 2, open: 4, overdue: 1 }
const huangyan = { issued: 5, verified: 5, founded: 3, single: 3, joint: 0, foundedNow: 0, foundedYear: 1, notEligible: 0, open: 2, overdue: 2 }
const luqiao = { issued: 3, verified: 1, founded: 0, single: 0, joint: 0, foundedNow: 0, foundedYear: 0, notEligible: 0, open: 3, overdue: 0 }
const sanmen = { issued: 1, verified: 1, founded: 0, single: 0, joint: 0, foundedNow: 0, foundedYear: 0, notEligible: 1, open: 0, overdue: 0 }
const place = (key: string, label: string, counts: object, kind: 'region' | 'own' | 'unplaced' = 'region') => ({
  key,
  label,
  kind,
  counts: { ...noBulletinCounts(), ...counts },
})
const input = (extra: Partial<BulletinInput> = {}): BulletinInput => ({
  period: may,
  scope: { code: '331000', name: '台州市' },
  places: '县（市、区）',
  rows: [
    place('331002', '椒江区', jiaojiang),
    place('331003', '黄岩区', huangyan),
    place('331004', '路桥区', luqiao),
    place('331022', '三门县', sanmen),
    place('own', '市本级', {}, 'own'),
  ],
  total: true,
  compared: [
    { key: 'before', label: '上月', counts: { ...noBulletinCounts(), issued: 20, verified: 12, founded: 8, single: 6, joint: 2, notEligible: 4, open: 8 } },
  ],
  shouldFound: 'issued',
  today: '2019-07-03',
  ...extra,
})
const row = (key: string, extra: Partial<BulletinInput> = {}) => bulletinTable(input(extra)).rows.find((found) => found.key === key)

describe('the bulletin', () => {
  test('has the figures that were worked out by hand', () => {
    expect(row('331002')?.figures).toEqual({ ...jiaojiang, verifiedRate: 0.833, shouldFound: 10, foundedRate: 0.6, rank: 1 })
    expect(row('331003')?.figures).toEqual({ ...huangyan, verifiedRate: 1, shouldFound: 5, foundedRate: 0.6, rank: 1 })
    expect(row('331004')?.figures).toEqual({ ...luqiao, verifiedRate: 0.333, shouldFound: 3, foundedRate: 0, rank: 3 })
    expect(row('331022')?.figures).toMatchObject({ verifiedRate: 1, shouldFound: 0, foundedRate: null, rank: null })
    expect(row('own')?.figures).toMatchObject({ verifiedRate: null, foundedRate: null, rank: null })
    // 17 ÷ 21 = 80.95; 9 ÷ (21 − 3) = 50.0. The mean of the three rates would be 40.0.
    expect(row('total')?.figures).toMatchObject({ issued: 21, verified: 17, verifiedRate: 0.81, shouldFound: 18, founded: 9, foundedRate: 0.5, rank: null })
  })

  test('by the other rule asks a union only of what was verified', () => {
    expect(row('331002', { shouldFound: 'verified' })?.figures).toMatchObject({ shouldFound: 8, foundedRate: 0.75, rank: 1 })
    expect(row('331003', { shouldFound: 'verified' })?.figures).toMatchObject({ shouldFound: 5, foundedRate: 0.6, rank: 2 })
    expect(bulletinTable(input({ shouldFound: 'verified' })).footers.join()).toContain('应建会＝已核查－不符合条件')
  })

  test('prints the totals of other periods below, compares the rates, and states its denominators', () => {
    const report = bulletinTable(input())
    expect(report.rows.at(-1)).toMatchObject({ key: 'before', kind: 'compare', label: '上月', figures: { issued: 20, foundedRate: 0.5, rank: null } })
    const nothing = { key: 'lastYear', label: '上年同月', counts: noBulletinCounts() }
    const footers = bulletinTable(input({ compared: [...input().compared, nothing] })).footers.join('\n')
    expect(footers).toContain('本表合计 17÷21')
    expect(footers).toContain('本表合计 9÷18')
    expect(footers).toContain('建会率与上月（50.0%）相比持平。')
    const [before] = input().compared
    const better = { key: 'lastYear', label: '上年同月', counts: { ...noBulletinCounts(), issued: 10, founded: 1, single: 1, open: 9 } }
    const both = bulletinTable(input({ compared: before ? [before, better] : [] })).footers.join()
    expect(both).toContain('建会率与上月（50.0%）相比持平，与上年同月（10.0%）相比提高40.0个百分点。')
    // Nothing had been handed out: a row that is missing is accounted for.
    expect(footers).toContain('上年同月没有下发的企业，不作比较。')
    expect(both).not.toContain('不作比较')
  })

  test('of a year says once what was founded in it', () => {
    const year = bulletinTable(input({ period: parsePeriod('2019') }))
    const headings = ({ columns }: typeof year) => columns.filter(({ path }) => path[0] === '已建会').map(({ path }) => path[1])
    expect(headings(year)).toEqual(['合计', '单独建会', '联合建会', '本年'])
    expect(headings(bulletinTable(input()))).toEqual(['合计', '单独建会', '联合建会', '本月', '本年累计'])
    expect(year.checks.flatMap(({ failing }) => failing)).toEqual([])
    const wrong = bulletinTable(input({ period: parsePeriod('2019'), rows: [place('331002', '椒江区', { ...jiaojiang, foundedNow: 7 })] }))
    expect(wrong.checks.flatMap(({ text, failing }) => failing.map((row) => `${text} ${row}`))).toEqual([
      '本年建会≤已建会 椒江区（7、6）',
      '本年建会≤已建会 合计（7、6）',
    ])
  })

  test('ranks nothing that has no place', () => {
    const rows = [...input().rows, place('unplaced', '未归属', huangyan, 'unplaced')]
    const report = bulletinTable(input({ rows }))
    expect(report.rows.find(({ key }) => key === 'unplaced')?.figures.rank).toBeNull()
    expect(report.footers.join()).toContain('企业5家，已计入合计，不排位次')
  })

  test('holds its checks, and a case that is settled as nothing fails one that names its row', () => {
    expect(bulletinTable(input()).checks.flatMap(({ failing }) => failing)).toEqual([])
    const rows = [place('331002', '椒江区', { ...jiaojiang, open: 3 })]
    expect(bulletinTable(input({ rows })).checks.filter(({ failing }) => failing.length > 0)).toEqual([
      {
        code: 'issued',
        text: '已建会＋不符合条件＋未办结＝下发',
        failing: ['椒江区（12、6、2、3）', '合计（12、6、2、3）'],
        places: [
          { row: '331002', column: 'issued' },
          { row: 'total', column: 'issued' },
        ],
      },
    ])
  })
})

test('equal rates share a rank, and the next counts them all', () => {
  expect(ranked([0.6, 0.583, 0.6, null, 0])).toEqual([1, 3, 1, null, 4])
  expect(ranked([])).toEqual([])
})

test.each(['2019-05', '2019Q2', '2019'])('a union founded in May counts for %s and for the year', (id) => {
  const found: BulletinCase = { ...base, state: 'founded', verificationResult: 'confirmed', foundedOn: '2019-05-20', form: 'joint' }
  expect(countCase(found, parsePeriod(id))).toMatchObject({ issued: 1, verified: 1, founded: 1, single: 0, joint: 1, foundedNow: 1, foundedYear: 1, open: 0 })
  expect(countCase(found, parsePeriod('2019-06'))).toMatchObject({ founded: 1, foundedNow: 0, foundedYear: 1 })
  expect(countCase(found, parsePeriod('2020-01'))).toMatchObject({ founded: 1, foundedNow: 0, foundedYear: 0 })
  expect(countCase({ ...found, form: null }, parsePeriod('2020-01'))).toMatchObject({ single: 1, joint: 0, formUnknown: 1 })
})

const base: BulletinCase = {
  state: 'issued',
  verificationResult: null,
  issuedOn: '2019-01-10',
  dueOn: '2019-03-10',
  extendedTo: null,
  verifiedOn: null,
  foundedOn: null,
  closedOn: null,
  unionFoundedOn: null,
  entered: { case: '2019-01-10', state: '2019-01-10', verificationResult: '2019-01-10', extendedTo: '2019-01-10' },
  form: null,
}

describe('cases made by chance', () => {
  test.each([1, 2, 3, 4, 5, 6])('office %i: the rows add up, and every check holds in every month', (seed) => {
    const pick = chance(seed)
    const days = [null, '2018', '2018-11', '2018-12-31', '2019-01-01', '2019-03-15', '2019-04', '2019-05-31', '2019-06-01', '2019-07-20']
    const day = () => pick(days)
    const entry = () => pick(['2018-10-01', '2019-02-02', '2019-05-31', '2019-06-28'])
    const cases = Array.from({ length: 400 }, () => {
      const state = pick([null, 'to-issue', 'issued', 'verifying', 'founding', 'extended', 'founded', 'not-eligible', 'closed', '没见过的状态'])
      const result = state === 'closed' ? pick(['confirmed', 'shell', 'other']) : pick([null, 'confirmed', 'below-25'])
      const found: BulletinCase = {
        state,
        verificationResult: result,
        issuedOn: day(),
        dueOn: day(),
        extendedTo: day(),
        verifiedOn: day(),
        foundedOn: day(),
        closedOn: day(),
        unionFoundedOn: day(),
        entered: { case: entry(), state: entry(), verificationResult: entry(), extendedTo: entry() },
        form: pick([null, 'single', 'joint']),
      }
      return { found, county: pick(['331002', '331003', '331004']) }
    })
    for (const id of ['2018-11', '2018-12', '2019-03', '2019-05', '2019-06', '2019Q2', '2019']) {
      const period = parsePeriod(id)
      const rows = ['331002', '331003', '331004'].map((county) => {
        const counts = noBulletinCounts()
        for (const { found } of cases.filter((one) => one.county === county)) {
          const one = countCase(found, period)
          for (const key of Object.keys(counts) as (keyof typeof counts)[]) counts[key] += one[key]
        }
        return place(county, county, counts)
      })
      const report = bulletinTable(input({ period, rows, compared: [] }))
      expect(report.checks.filter(({ failing }) => failing.length > 0)).toEqual([])
      for (const key of bulletinSums) expect(report.rows.at(-1)?.figures[key]).toBe(rows.reduce((sum, { counts }) => sum + counts[key], 0))
    }
  })
})

/** mulberry32: the same office for the same seed. */
function chance(seed: number): <T>(choices: readonly T[]) => T {
  let state = seed
  return (choices) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return choices[((mixed ^ (mixed >>> 14)) >>> 0) % choices.length] as (typeof choices)[number]
  }
}
