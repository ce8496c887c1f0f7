// A report for each county in one go: what it holds, how far it is, that it can be stopped, and that nobody waits for it.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { exportEach } from '#core/exports/exportEach.ts'
import { exportReportCsv } from '#core/exports/exportReport.ts'
import { createFiles, type Files } from '#core/files/files.ts'
import { buildReport } from '#core/reports/buildReport.ts'
import { buildEach } from '#core/reports/eachPlace.ts'
import { issueReport } from '#core/reports/issueReport.ts'
import type { Progress } from '#shared/api/types.ts'
import { fillEverything } from '../reports/everyReport.ts'
import { openReportOffice, type ReportOffice } from '../reports/reportOffice.ts'

const query = { report: 'A', period: '2019Q2' }
let office: ReportOffice
let folder: string
let files: Files
beforeAll(async () => {
  office = await openReportOffice()
  fillEverything(office)
  folder = mkdtempSync(join(tmpdir(), 'ledger-each-'))
  files = createFiles(folder)
})
afterAll(() => {
  office.close()
  rmSync(folder, { recursive: true, force: true })
})

async function result<E extends { readonly type: string }>(stream: AsyncIterable<E>): Promise<{ progress: Progress[]; last: Exclude<E, Progress> }> {
  const progress: Progress[] = []
  let last: E | undefined
  for await (const event of stream) {
    if (event.type === 'progress') progress.push(event as unknown as Progress)
    else last = event
  }
  return { progress, last: last as Exclude<E, Progress> }
}

test('each county’s report is its own, in the order of the city’s rows', async () => {
  const { last, progress } = await result(buildEach(office, query))
  expect(last.reports.map(({ scope }) => scope.name).slice(0, 2)).toEqual(['椒江区', '黄岩区'])
  expect(last.reports).toHaveLength(9)
  expect(last.reports[0]).toEqual(buildReport(office, { ...query, scope: '331002' }))
  expect(progress[0]).toMatchObject({ phase: 'generating', subject: '椒江区', done: 0, total: 9 })
  const townships = (await result(buildEach(office, { ...query, scope: '331002' }))).last.reports
  expect(townships.length).toBeGreaterThan(3)
  expect(townships[0]?.scope.name).toBe('海门街道')
  await expect(result(buildEach(office, { ...query, scope: '331002001' }))).rejects.toMatchObject({ code: 'nothing-below', params: { place: '海门街道' } })
})

test('one workbook has a sheet for each, an archive a workbook for each', async () => {
  const one = (await result(exportEach(office, files, { ...query, as: 'workbook', size: 'A3' }))).last.file
  expect([one.name, one.reports]).toEqual(['基层工会组织情况_2019Q2_各地各一份.xlsx', 9])
  const bytes = readFileSync(files.find(one.fileId).path)
  const book = XLSX.read(bytes, { type: 'buffer' })
  expect(book.SheetNames).toHaveLength(9)
  expect(XLSX.utils.sheet_to_csv(book.Sheets.温岭市 as XLSX.WorkSheet)).toContain('温岭市总工会')
  expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet9.xml'] as Uint8Array)).toMatch(/<pageSetup[^>]*paperSize="8"/)

  const archive = (await result(exportEach(office, files, { ...query, as: 'zip' }))).last.file
  const parts = unzipSync(readFileSync(files.find(archive.fileId).path))
  expect(Object.keys(parts)).toHaveLength(9)
  const wenling = XLSX.read(parts['温岭市基层工会组织情况_2019Q2.xlsx'], { type: 'array' })
  expect(wenling.SheetNames).toEqual(['基层工会组织情况'])
})

test('stopped after the first county it counts no other and leaves nothing behind', async () => {
  const before = readdirSync(join(folder, 'transit')).length
  const controller = new AbortController()
  const stream = exportEach(office, files, { ...query, as: 'zip' }, controller.signal)
  await expect(
    (async () => {
      for await (const event of stream) if (event.type === 'progress') controller.abort()
    })(),
  ).rejects.toMatchObject({ code: 'cancelled' })
  expect(readdirSync(join(folder, 'transit'))).toHaveLength(before)
})

test('others are served between two counties', async () => {
  let beats = 0
  const timer = setInterval(() => beats++, 1)
  await result(buildEach(office, query))
  clearInterval(timer)
  expect(beats).toBeGreaterThan(4)
})

test('a report goes out as text: heading, rows as printed, notes, and which version it is', async () => {
  const { fileId, name } = await exportReportCsv(office, files, { ...query, scope: '331002' })
  expect(name).toBe('椒江区基层工会组织情况_2019Q2.csv')
  const bytes = readFileSync(files.find(fileId).path)
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const lines = bytes.toString('utf8').slice(1).split('\r\n')
  expect(lines[0]).toBe(
    '镇（街道）,基层工会（个）/合计,基层工会（个）/单独建会,基层工会（个）/联合建会,覆盖单位（个）,职工（人）/合计,职工（人）/其中：女,会员（人）/合计,会员（人）/其中：女,会员（人）/其中：农民工,入会率（%）',
  )
  expect(lines.find((line) => line.startsWith('合计'))).toBe('合计,3,2,1,1,303,120,246,90,36,81.2')
  // Nobody belongs to the district's own row: a rate of nothing is no figure.
  expect(lines.find((line) => line.startsWith('区本级'))).toBe('区本级,0,0,0,0,0,0,0,0,0,')
  expect(lines.at(-2)).toBe(buildReport(office, { ...query, scope: '331002' }).footers.at(-1))
  const { issued } = issueReport(office, query)
  const frozen = await exportReportCsv(office, files, { issued: issued.id })
  expect(frozen.name).toBe('台州市基层工会组织情况_2019Q2_第1版.csv')
  expect(readFileSync(files.find(frozen.fileId).path, 'utf8')).toContain('第1版 · 2019年7月3日出具 · 出具人：测试员')
  expect(existsSync(files.find(frozen.fileId).path)).toBe(true)
})
