import { expect, it } from 'vitest'
import type { RecordPage } from '#shared/api/recordTypes.ts'
import { GridRows } from '../../renderer/features/records/grid/gridRows.ts'

const page = (offset: number, limit: number, total = 1_033_100): RecordPage => ({
  total,
  records: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) => ({ id: offset + index + 1, version: 1, gaps: [] })),
})
const rested = () => new Promise((resolve) => setTimeout(resolve, 5))

it('rows are fetched as they come into sight, each page once', async () => {
  const asked: number[] = []
  const rows = new GridRows(async (offset, limit) => {
    asked.push(offset)
    return page(offset, limit)
  })
  const quiet = rows.subscribe(() => {})
  rows.want(0, 30)
  rows.want(1_033_050, 1_033_099)
  await rested()
  rows.want(10, 40)
  await rested()
  expect(asked).toEqual([0, 1_033_000])
  expect([rows.total, rows.row(5)?.id, rows.row(1_033_099)?.id, rows.row(500)]).toEqual([1_033_100, 6, 1_033_100, undefined])
  quiet()
})

it('scrolled past, pages that nobody waits for any more are not asked for', async () => {
  const asked: number[] = []
  const rows = new GridRows(async (offset, limit) => {
    asked.push(offset)
    await rested()
    return page(offset, limit)
  })
  const quiet = rows.subscribe(() => {})
  for (let first = 0; first < 5000; first += 100) rows.want(first, first + 30)
  for (let wait = 0; wait < 5; wait++) await rested()
  expect(asked).toEqual([0, 100, 4900])
  quiet()
})

it('a record takes its new state where it stands', async () => {
  const rows = new GridRows(async (offset, limit) => page(offset, limit, 150))
  const quiet = rows.subscribe(() => {})
  await rows.ensure(0, 149)
  const before = rows.version
  rows.replace([{ id: 120, version: 2, gaps: [] }])
  expect([rows.row(119)?.version, rows.row(118)?.version, rows.version > before, rows.indexOf(120)]).toEqual([2, 1, true, 119])
  quiet()
})

it('what could not be fetched is told, and asked for again only on request', async () => {
  let fails = true
  const rows = new GridRows(async (offset, limit) => {
    if (fails) throw new Error('offline')
    return page(offset, limit)
  })
  const quiet = rows.subscribe(() => {})
  rows.want(0, 30)
  await rested()
  expect(rows.error).toBeInstanceOf(Error)
  fails = false
  rows.retry()
  await rested()
  expect([rows.error, rows.row(0)?.id]).toEqual([null, 1])
  quiet()
})
