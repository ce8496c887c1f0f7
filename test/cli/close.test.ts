// A quarter closed from the command line: the commands on a real core, and one of them as a program of its own.
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Core, createCore } from '#core/core.ts'
import type { Options } from '#electron/cli/command.ts'
import { close } from '#electron/cli/commands/close.ts'
import { report } from '#electron/cli/commands/report.ts'
import type { CloseChecked, ClosedQuarter, CloseMark, IssuedItem } from '#shared/api/closeTypes.ts'
import type { StepStanding } from '#shared/reports/closeStanding.ts'
import type { IssuedInfo } from '#shared/reports/issued.ts'
import { browserPath } from '#test/support/browser.ts'
import { ledger } from '#test/support/ledger.ts'
import { resourcesDir } from '#test/support/office.ts'
import { readPdf } from '#test/support/pdf.ts'
import { runOn } from '#test/support/runOn.ts'

const folder = mkdtempSync(join(tmpdir(), 'ledger-close-'))
const dataDir = join(folder, 'data')
const period = '2019Q1'
let core: Core

beforeAll(async () => {
  let tick = 0
  const now = () => `2019-04-02T12:00:${String(Math.floor(tick / 1000)).padStart(2, '0')}.${String(tick++ % 1000).padStart(3, '0')}Z`
  core = await createCore({ dataDir, resourcesDir, clock: { now, today: () => '2019-04-02' }, by: '李会计', create: true })
  await union('甲工会')
})
afterAll(async () => {
  await core.close()
  rmSync(folder, { recursive: true, force: true })
})

const union = async (name: string) =>
  (
    await core.call.records.create({
      register: 'union',
      values: { name, form: 'single', county: '椒江区', status: 'active', foundedOn: '2018-05-01', members: 8 },
    })
  ).record
/** More women than members, as no form lets it through. */
function setWomen(id: number, women: number): void {
  const file = new SQLite(join(dataDir, 'office.sqlite'))
  file.prepare('UPDATE trade_union SET women_members = ? WHERE id = ?').run(women, id)
  file.close()
}

const run = <T>(words: string, options: Options = {}) => runOn<T>(core, close, words, { period, ...options })
type Status = { steps: StepStanding[]; closes: ClosedQuarter[]; reminders: { id: string; count: number }[] }
const standings = async () => Object.fromEntries((await run<Status>('status')).json.steps.map(({ step, standing }) => [step, standing]))

describe('a quarter', () => {
  test('says at each step how far it is, with its figures counted', async () => {
    const { code, json, text } = await run<Status>('status')
    expect(code).toBe(0)
    expect(json.steps.map(({ step, standing }) => `${step} ${standing}`)).toEqual([
      'imports waiting',
      'quality waiting',
      'reminders waiting',
      'checks done',
      'issue waiting',
      'print waiting',
      'backup waiting',
    ])
    expect(text).toMatch(/4 +checks 统计与勾稽 +已完成/)
    expect(text).toContain('还没有结账')
  })

  test('tells what came in, and who sent nothing', async () => {
    const { json, text } = await run<{ batches: unknown[]; counties: { name: string }[] }>('imports')
    expect(json).toMatchObject({ batches: [], registers: [] })
    expect(text).toBe(`导入 0 批\n没有台账报来的：${json.counties.map(({ name }) => name).join('、')}`)
  })

  test('nothing issued, there is nothing to print and nothing to close', async () => {
    await expect(run('print', { out: join(folder, 'set') })).rejects.toMatchObject({ code: 'nothing-issued' })
    await expect(run('print', { out: 'set.xlsx' })).rejects.toMatchObject({ code: 'bad-input' })
    await expect(run('done')).rejects.toMatchObject({ code: 'nothing-issued' })
    expect(existsSync(join(folder, 'set'))).toBe(false)
  })

  test('a check that does not hold shows in the exit code with its rows, and keeps none of the other reports back', async () => {
    const { id } = await union('乙工会')
    setWomen(id, 17)
    const checked = await run<CloseChecked>('check')
    expect(checked.code).toBe(2)
    expect(checked.json.reports.find(({ report }) => report === 'A')?.failing).toMatchObject([{ failing: ['椒江区（17、16）', '合计（17、16）'] }])
    expect(checked.text).toContain('A 2019Q1  女会员≤会员：椒江区（17、16）、合计（17、16）')
    const { code, json, text } = await run<{ results: IssuedItem[] }>('issue')
    expect(code).toBe(2)
    expect(json.results.flatMap(({ outcome, report }) => (outcome === 'refused' ? [report] : []))).toEqual(['A'])
    expect(text).toMatch(/^A 2019Q1 {2}没有出具：.*椒江区（17、16）/)
    expect(text).toContain('B 2019-02  已出具第1版')
    setWomen(id, 1)
    await expect(run('issue', { report: ['B/2018-12'] })).rejects.toMatchObject({ code: 'bad-input', params: { value: 'B/2018-12' } })
    expect((await run('issue', { report: ['A'] })).text).toBe('A 2019Q1  已出具第1版')
    expect((await run<{ results: [] }>('issue')).json.results).toEqual([])
  })

  test('what was corrected after the issue is told, and becomes the next version with a note', async () => {
    await union('丙工会')
    expect((await standings()).issue).toBe('again')
    expect((await run('check')).text).toContain('A 2019Q1  椒江区 基层工会（个）/合计：2 → 3')
    const without = await run<{ results: IssuedItem[] }>('issue', { report: ['A'] })
    expect([without.code, without.json.results[0]?.outcome]).toEqual([2, 'refused'])
    const { code, text } = await run('issue', { note: '补录丙工会' })
    expect(code).toBe(0)
    expect(text).toMatch(/^A 2019Q1 {2}已出具第2版，与上一版有 \d+ 处不同$/m)
  })

  test('steps are said to be done, and to be done again', async () => {
    const { json } = await run<{ mark: CloseMark }>('mark imports', { note: '都报齐了' })
    expect(json.mark).toMatchObject({ step: 'imports', done: true, by: '李会计', note: '都报齐了' })
    await run('mark reminders')
    await run('mark reminders', { again: true })
    expect(await standings()).toMatchObject({ imports: 'done', reminders: 'waiting' })
    await expect(run('mark nothing')).rejects.toMatchObject({ code: 'wrong-usage' })
  })

  test.skipIf(!browserPath)(
    'is printed as one PDF, each report with pages of its own and its version on them',
    async () => {
      const { json } = await run<{ out: string[]; reports: unknown[] }>('print', { out: join(folder, '一季度.pdf'), paper: 'A3' })
      expect(json.out).toEqual([join(folder, '一季度.pdf')])
      const { pages, sizes } = readPdf(readFileSync(join(folder, '一季度.pdf')))
      expect(sizes.every(([width]) => width === 420)).toBe(true)
      const firsts = pages.filter((text) => /第\s*1\s*页\s*共/.test(text))
      expect(firsts).toHaveLength(json.reports.length)
      expect(firsts[0]?.replaceAll(' ', '')).toContain('更正说明：补录丙工会')
      expect((await standings()).print).toBe('done')
    },
    180_000,
  )

  test('an issued version goes out for each county as part of it, also when something was put right since', async () => {
    await union('丁工会')
    const out = join(folder, '各县.html')
    const each = await runOn<{ issued: IssuedInfo; differing: unknown[] }>(core, report, 'A', { period, issued: '2', each: 'county', out })
    expect([each.code, each.json.issued.version, each.json.differing]).toEqual([0, 2, []])
    const html = readFileSync(out, 'utf8')
    expect(html.match(/台州市第2版分表 · 2019年4月2日出具 · 出具人：李会计/g)).toHaveLength(9)
    await expect(runOn(core, report, 'A', { period, issued: '7', each: 'county' })).rejects.toMatchObject({ code: 'not-issued' })
    await expect(runOn(core, report, 'A', { period, issued: '2', each: 'township' })).rejects.toMatchObject({ code: 'bad-input' })

    // A version whose rules the program no longer has.
    const file = new SQLite(join(dataDir, 'office.sqlite'))
    const model = (file.prepare('SELECT model FROM issued_report WHERE id = ?').pluck().get(each.json.issued.id) as string).replace(
      '"rules":"A-1"',
      '"rules":"A-0"',
    )
    file
      .prepare(
        "INSERT INTO issued_report (report, period, scope, version, rules, model, hash, note, at, issued_on, by) SELECT report, period, scope, 3, 'A-0', ?, ?, '旧口径', at, issued_on, by FROM issued_report WHERE id = ?",
      )
      .run(model, createHash('sha256').update(model).digest('hex'), each.json.issued.id)
    file.close()
    const old = await runOn<{ differing: { name: string }[] }>(core, report, 'A', { period, issued: 'latest', each: 'county', out })
    expect([old.code, old.json.differing.length]).toEqual([2, 9])
    expect(old.text).toMatch(/^已写入 .*各县\.html\n椒江区、.*按出具时的台账重新统计，与第3版所载不符/)
    expect(readFileSync(out, 'utf8')).not.toContain('分表 · ')
    await run('issue', { note: '补录丁工会' })
  })

  test('is closed with a backup, and the close says with which versions and what was open', async () => {
    const { json, text } = await run<{ close: ClosedQuarter }>('done', { note: '按期' })
    expect(json.close).toMatchObject({
      period,
      stands: true,
      by: '李会计',
      note: '按期',
      open: ['quality', 'reminders', 'print'],
    })
    expect(json.close.versions.find((version) => version.report === 'A')?.version).toBe(4)
    expect(readdirSync(join(dataDir, 'backups'))).toContain(json.close.backup)
    expect(text).toContain('结账时没有办完：数据质量、届期与时限、打印')
    for (const words of ['done', 'mark imports', 'issue'])
      await expect(run(words, words === 'issue' ? { report: ['A'] } : {})).rejects.toMatchObject({ code: 'quarter-closed' })
  })

  test('is opened again only with a note', async () => {
    await expect(run('reopen')).rejects.toMatchObject({ code: 'wrong-usage' })
    const { text } = await run('reopen', { note: '温岭市补报' })
    expect(text).toBe('2019年第一季度重新打开了')
    await expect(run('reopen', { note: '再一次' })).rejects.toMatchObject({ code: 'quarter-open' })
    expect((await run<Status>('status')).json.closes).toMatchObject([{ period, stands: false }])
  })
})

test('words that mean nothing are refused before the office is opened', async () => {
  for (const [words, options] of [
    ['closing', {}],
    ['status now', {}],
    ['mark', {}],
    ['status', { note: 'x' }],
    ['print', {}],
    ['print', { out: 'a.pdf', paper: 'A5' }],
    ['done', { period: undefined }],
  ] as const)
    await expect(run(words, options), words).rejects.toMatchObject({ code: 'wrong-usage' })
})

test.skipIf(!browserPath)(
  'as a program: one PDF for each report in a folder, one document on stdout',
  async () => {
    const before = '2018Q4'
    await run('issue', { period: before, report: ['A', 'D'] })
    await core.close()
    const set = join(folder, '整套')
    const { code, stderr, json } = await ledger('close', 'print', '--period', before, '--out', set, '--data', dataDir, '--json')
    expect([code, stderr]).toEqual([0, ''])
    const files = ['A 台州市基层工会组织情况_2018Q4_第1版.pdf', 'D 台州市八大员入会情况_2018Q4_第1版.pdf'].map((name) => join(set, name))
    expect(json()).toEqual({ period: before, out: files, reports: ['A', 'D'].map((report) => ({ report, period: before, version: 1 })) })
    expect(readdirSync(set)).toHaveLength(2)
    const [a, d] = files.map((file) => readPdf(readFileSync(file)))
    expect([a?.sizes[0], d?.sizes[0]]).toEqual([
      [297, 210],
      [420, 297],
    ])
    for (const { pages } of [a, d].flatMap((one) => one ?? []))
      expect(pages.map((text) => /第\d+页共\d+页/.exec(text.replace(/\s/g, ''))?.[0])).toEqual(pages.map((_, index) => `第${index + 1}页共${pages.length}页`))
    expect(a?.pages[0]).toContain('基层工会组织情况')
    expect(d?.pages[0]).toContain('八大员入会情况')
  },
  180_000,
)
