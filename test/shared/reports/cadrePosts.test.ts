import { expect, test } from 'vitest'
import { type PostCount, type PostsInput, postGaps, postSums, postsTable } from '#shared/reports/cadrePosts.ts'
import { countedInput } from './countedInput.ts'

const here: Partial<Record<PostCount, number>> = {
  unions: 10,
  posts: 15,
  postsFullTime: 2,
  postsSeconded: 3,
  postsPartTime: 10,
  chairsFullTime: 2,
  chairsPartTime: 7,
  vicesSeconded: 3,
  vicesPartTime: 3,
  pilotVicesSeconded: 3,
  chairVacant: 1,
  townships: 12,
  townshipsWithWorker: 10,
  workers: 14,
}
const input = (second: Partial<Record<PostCount, number>> = { unions: 2, townships: 3, townshipsWithWorker: 3, workers: 3 }): PostsInput => ({
  ...countedInput([...postSums, ...postGaps], here, second),
  without: [{ id: 5, name: '大陈镇', county: '椒江区' }],
})
const failing = (report: ReturnType<typeof postsTable>) => report.checks.filter((check) => check.failing.length > 0).map(({ text }) => text)

test('the share of townships with a worker is Σ ÷ Σ in the total', () => {
  const report = postsTable(input())
  // 10 of 12, 3 of 3, 13 of 15: 83.3 %, 100.0 %, 86.7 %.
  expect(report.rows.slice(0, 3).map(({ figures }) => figures.workerRate)).toEqual([0.833, 1, 0.867])
  expect(failing(report)).toEqual([])
  expect(report.footers.join()).toContain('本表合计 13÷15')
  expect(report.paper).toBe('A3')
})

test('the townships without a worker are an annex', () => {
  expect(postsTable(input()).annexes).toMatchObject([
    { rows: [{ key: 'region:5', label: '大陈镇', texts: { county: '椒江区' }, record: { register: 'region', id: 5 } }] },
  ])
  expect(postsTable({ ...input(), without: [] }).annexes).toBeUndefined()
})

test('posts that are neither full-time, seconded nor part-time have a column where there are any', () => {
  const report = postsTable(input({ posts: 4, postsPartTime: 1, postsOther: 3 }))
  expect(report.columns.map(({ path }) => path.join('/'))).toContain('任职（人次）/未填')
  expect(failing(report)).toEqual([])
})

test('what cannot be is found, and named', () => {
  expect(failing(postsTable(input({ posts: 3, postsPartTime: 2 })))).toEqual(['专职＋挂职＋兼职＋未填＝任职合计'])
  expect(failing(postsTable(input({ posts: 1, postsPartTime: 1, chairsPartTime: 1, vicesPartTime: 1 })))).toEqual(['主席＋副主席≤任职'])
  expect(failing(postsTable(input({ townships: 1, townshipsWithWorker: 1 })))).toEqual(['已配备的镇（街道）≤在岗人数'])
})
