// A quarter closed in a small office: what came in, what waits, what fails, what is issued, and what is written down of it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Core, createCore } from '#core/core.ts'
import type { CloseChecked, CloseStep, IssuedItem } from '#shared/api/closeTypes.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { stepStandings } from '#shared/reports/closeStanding.ts'
import { differenceText } from '#shared/reports/differences.ts'
import { resourcesDir } from '#test/support/office.ts'

const period = '2019Q1'
let folder: string
let core: Core
let today: string
let tick: number

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-closing-'))
  today = '2019-04-02'
  tick = 0
  const now = () =>
    `${today}T12:${String(Math.floor(tick / 60_000)).padStart(2, '0')}:${String(Math.floor(tick / 1000) % 60).padStart(2, '0')}.${String(tick++ % 1000).padStart(3, '0')}Z`
  core = await createCore({ dataDir: join(folder, 'data'), resourcesDir, clock: { now, today: () => today }, by: '李会计' })
})
afterEach(async () => {
  await core.close()
  rmSync(folder, { recursive: true, force: true })
})

const create = async (register: RegisterId, values: Record<string, string | number>) => (await core.call.records.create({ register, values })).record
const union = (name: string, more: Record<string, string | number> = {}) =>
  create('union', { name, form: 'single', county: '椒江区', status: 'active', foundedOn: '2018-05-01', employees: 10, members: 8, ...more })
/** With more women than members, as no form lets it through. */
async function unsound(name: string): Promise<void> {
  const { id } = await union(name)
  const file = new SQLite(join(folder, 'data', 'office.sqlite'))
  file.prepare('UPDATE trade_union SET women_members = 9 WHERE id = ?').run(id)
  file.close()
}
const state = (of = period) => core.call.close.state({ period: of })
const standing = async (step: CloseStep) => stepStandings(await state()).find((one) => one.step === step)?.standing

async function bring(name: string, rows: string): Promise<number> {
  const ledger = join(folder, `${name}.csv`)
  writeFileSync(ledger, `\ufeff工会名称,建会形式,县（市、区）,会员数\n${rows}`)
  const { fileId } = await core.files.takeIn(ledger, basename(ledger))
  let previewId = ''
  for await (const event of await core.call.imports.open({ fileIds: [fileId], register: 'union' }))
    if (event.type === 'preview') previewId = event.preview.previewId
  for await (const event of await core.call.imports.commit({ previewId })) if (event.type === 'committed') return event.batches[0]?.batchId ?? 0
  return 0
}
async function imports(of = period) {
  for await (const event of await core.call.close.imports({ period: of })) if (event.type === 'imports') return event.imports
  throw new Error('no imports')
}
async function check(anew = false): Promise<CloseChecked> {
  for await (const event of await core.call.close.check({ period, anew })) if (event.type === 'checked') return event.checked
  throw new Error('not checked')
}
async function issue(items: readonly { report: string; period: string }[], note?: string, seen?: string): Promise<readonly IssuedItem[]> {
  for await (const event of await core.call.close.issue({ period, items: [...items], ...(note && { note }), ...(seen && { seen }) }))
    if (event.type === 'issued') return event.results
  throw new Error('not issued')
}
/** Report L counts what the checks of data quality found. */
async function inspect(): Promise<void> {
  for await (const _ of await core.call.quality.run({ anew: false }));
}
const everything = async () => (await state()).items.map(({ report, period: of }) => ({ report, period: of }))

describe('imports', () => {
  test('are those since the quarter began, by register and county; who sent nothing is seen', async () => {
    today = '2018-12-20'
    await bring('去年', '去年工会,单独,天台县,5\n')
    today = '2019-02-10'
    await bring('二月', '甲工会,单独,椒江区,5\n乙工会,单独,椒江区,6\n丙工会,单独,温岭市,7\n')
    today = '2019-03-20'
    await bring('三月', '甲工会,单独,椒江区,5\n丁工会,单独,火星区,7\n') // 甲 once more, unchanged
    const gone = await bring('错', '戊工会,单独,黄岩区,5\n')
    for await (const _ of await core.call.imports.undo({ batchId: gone }));
    today = '2019-04-02'
    const found = await imports()
    expect(found.batches.map(({ file }) => file)).toEqual(['三月.csv', '二月.csv'])
    expect(found.registers).toEqual(['union'])
    const sent = Object.fromEntries(found.counties.map(({ name, records }) => [name, records.union ?? 0]))
    expect(sent).toMatchObject({ 椒江区: 2, 温岭市: 1, 黄岩区: 0, 天台县: 0, 市本级: 0, 未归属: 1 })
    expect((await state()).imports.batches).toBe(2)
  })

  test('after a close belong to the next quarter, and what comes after a step was called done asks for it again', async () => {
    await bring('一', '甲工会,单独,椒江区,5\n')
    expect(await standing('imports')).toBe('waiting')
    await core.call.close.mark({ period, step: 'imports', done: true })
    expect(await standing('imports')).toBe('done')
    today = '2019-04-03'
    await bring('二', '乙工会,单独,椒江区,5\n')
    expect(await standing('imports')).toBe('again')
    await issue([{ report: 'A', period }])
    await core.call.close.finish({ period })
    today = '2019-05-06'
    await bring('三', '丙工会,单独,椒江区,5\n')
    expect((await imports()).batches.map(({ file }) => file)).toEqual(['二.csv', '一.csv'])
    expect((await imports('2019Q2')).batches.map(({ file }) => file)).toEqual(['三.csv'])
  })
})

test('reminders count what their lists hold', async () => {
  await union('届满', { termEndsOn: '2019-01-01' })
  await union('将满', { termEndsOn: '2019-06-01' })
  await create('task', { name: '任务', year: 2019, source: '年度重点', lead: '组织部', dueOn: '2019-03-01', state: '进行中' })
  await create('task', { name: '办完', year: 2019, source: '年度重点', lead: '组织部', dueOn: '2019-03-01', state: '已完成' })
  const unit = await create('unit', { name: '甲公司', county: '椒江区' })
  await create('outreach', { unit: unit.id, responsible: '椒江区总工会', state: 'issued', issuedOn: '2019-01-01', dueOn: '2019-03-01' })
  const { reminders } = await state()
  expect(Object.fromEntries(reminders.map(({ id, count }) => [id, count]))).toEqual({
    'terms-expired': 1,
    'terms-ending': 1,
    'cases-overdue': 1,
    'cases-due-soon': 0,
    'tasks-overdue': 1,
    'tasks-due-soon': 0,
  })
  for (const { register, filters, counted, count } of reminders)
    expect((await core.call.records.list({ register, counted, filters: [...filters] })).total).toBe(count)
})

describe('checks', () => {
  test('count every report of the quarter, a monthly one for each of its months, and name what fails', async () => {
    await unsound('甲工会')
    const { reports } = await check()
    const kinds = await core.call.reports.list()
    const wanted = kinds.flatMap(({ id, rhythm }) =>
      rhythm === 'month' ? ['2019-01', '2019-02', '2019-03'].map((month) => `${id} ${month}`) : [`${id} ${period}`],
    )
    expect(reports.map((report) => `${report.report} ${report.period}`)).toEqual(wanted)
    expect(reports[0]?.failing).toMatchObject([{ text: '女会员≤会员', failing: ['椒江区（9、8）', '合计（9、8）'] }])
    expect(await standing('checks')).toBe('waiting')
  })

  test('are kept until the data changes, and what is said about the close changes nothing', async () => {
    const { id } = await union('甲工会')
    await inspect()
    const first = await check()
    await core.call.close.mark({ period, step: 'quality', done: true })
    expect((await check()).at).toBe(first.at)
    expect(await standing('checks')).toBe('done')
    await core.call.records.update({ register: 'union', id, version: 1, values: { members: 9 } })
    expect((await state()).checked).toBeNull()
    expect((await check()).at).not.toBe(first.at)
  })

  test('stop when they are given up', async () => {
    const controller = new AbortController()
    const stream = await core.call.close.check({ period, anew: true }, { signal: controller.signal })
    controller.abort()
    await expect(
      (async () => {
        for await (const event of stream) if (event.type === 'checked') return 'checked'
        return 'ended'
      })(),
    ).rejects.toMatchObject({ data: { code: 'cancelled' } })
  })
})

describe('issuing', () => {
  test('takes all that were chosen; what fails is told and keeps none of the others back', async () => {
    await unsound('甲工会')
    await inspect()
    const results = await issue(await everything())
    expect(results.length).toBe((await state()).items.length)
    expect(results.find(({ report }) => report === 'A')).toMatchObject({ outcome: 'refused', issued: null, reason: expect.stringContaining('女会员≤会员') })
    expect(results.filter(({ outcome }) => outcome === 'issued').length).toBe(results.length - 1)
    expect(await standing('issue')).toBe('waiting')
  })

  test('again asks for a note where something changed, and says what', async () => {
    const { id } = await union('甲工会')
    await inspect()
    await issue(await everything())
    await check()
    expect(await standing('issue')).toBe('done')
    await core.call.records.update({ register: 'union', id, version: 1, values: { members: 9 } })
    const { reports } = await check()
    const changed = reports.find(({ report }) => report === 'A')
    expect(changed?.differences.map(differenceText)).toContain('合计 会员（人）/合计：8 → 9')
    expect(await standing('issue')).toBe('again')
    expect((await issue([{ report: 'A', period }]))[0]).toMatchObject({ outcome: 'refused' })
    const [again] = await issue([{ report: 'A', period }], '补报一名会员')
    expect(again).toMatchObject({ outcome: 'issued', issued: { version: 2, note: '补报一名会员' } })
    expect(again?.changes).toBeGreaterThan(1)
    expect(await issue([{ report: 'C', period }])).toMatchObject([{ outcome: 'same', changes: 0 }])
    // What was counted still holds: issuing changes no figure.
    expect((await state()).checked?.reports.find(({ report }) => report === 'A')?.changes).toBe(0)
    expect(await standing('issue')).toBe('done')
  })
})

test('issued is what was looked at: a report that says something else by now is not, the others are', async () => {
  const { id } = await union('甲工会')
  await inspect()
  const { at } = await check()
  await core.call.records.update({ register: 'union', id, version: 1, values: { members: 9 } })
  const results = await issue(
    [
      { report: 'A', period },
      { report: 'J', period },
    ],
    undefined,
    at,
  )
  expect(results).toMatchObject([
    { report: 'A', outcome: 'refused', reason: expect.stringContaining('数字变了') },
    { report: 'J', outcome: 'issued' },
  ])
  await check()
  await expect(issue([{ report: 'A', period }], undefined, at)).rejects.toMatchObject({ data: { code: 'report-changed' } })
})

test('what was said of a step and what was issued leave the checks of data quality good; a record that is changed does not', async () => {
  const { id } = await union('甲工会')
  await inspect()
  await core.call.close.mark({ period, step: 'quality', done: true })
  await issue([{ report: 'A', period }])
  await core.call.reports.issue({ report: 'J', period })
  expect((await core.call.quality.last())?.stale).toBe(false)
  await core.call.records.update({ register: 'union', id, version: 1, values: { members: 9 } })
  await core.call.close.mark({ period, step: 'quality', done: false })
  expect((await core.call.quality.last())?.stale).toBe(true)
})

describe('the close', () => {
  test('is refused while nothing was issued; then it takes a backup and says who, when and which versions', async () => {
    await union('甲工会')
    await expect(core.call.close.finish({ period })).rejects.toMatchObject({ data: { code: 'nothing-issued' } })
    await issue([{ report: 'A', period }])
    await core.call.close.mark({ period, step: 'imports', done: true, note: '各县都报了' })
    const closed = await core.call.close.finish({ period, note: '按期' })
    const backups = await core.call.safekeeping.backups()
    expect(closed.closes).toMatchObject([
      {
        period,
        periodLabel: '2019年第一季度',
        on: '2019-04-02',
        by: '李会计',
        note: '按期',
        stands: true,
        versions: [{ report: 'A', version: 1 }],
        backup: backups[0]?.name,
        open: ['quality', 'reminders', 'checks', 'issue', 'print'],
      },
    ])
    expect(closed.marks.close).toMatchObject({ done: true })
    expect(await standing('backup')).toBe('done')
  })

  test('holds until it is opened again with a reason; what was issued stays, and a later quarter sees it', async () => {
    await union('甲工会')
    await issue([{ report: 'A', period }])
    await core.call.close.finish({ period })
    const refused = { data: { code: 'quarter-closed' } }
    await expect(core.call.close.mark({ period, step: 'imports', done: true })).rejects.toMatchObject(refused)
    await expect(core.call.close.finish({ period })).rejects.toMatchObject(refused)
    await expect(issue([{ report: 'C', period }])).rejects.toMatchObject(refused)
    today = '2019-07-02'
    expect((await state('2019Q2')).closes).toMatchObject([{ period, stands: true, versions: [{ report: 'A', version: 1 }] }])
    const opened = await core.call.close.reopen({ period, note: '温岭补报' })
    expect(opened.marks.close).toMatchObject({ done: false, note: '温岭补报' })
    expect(opened.closes).toMatchObject([{ period, stands: false }])
    await expect(core.call.close.reopen({ period, note: '再开' })).rejects.toMatchObject({ data: { code: 'quarter-open' } })
    await core.call.close.finish({ period })
    expect((await state()).closes.map(({ stands }) => stands)).toEqual([true, false])
  })

  test('a step is called done, and open again, with who and when', async () => {
    await core.call.close.mark({ period, step: 'quality', done: true, note: '剩 3 个已发县里' })
    expect(await standing('quality')).toBe('done')
    await core.call.close.mark({ period, step: 'quality', done: false })
    expect(await standing('quality')).toBe('waiting')
    expect((await state()).log).toMatchObject([
      { step: 'quality', done: false, by: '李会计', on: '2019-04-02' },
      { step: 'quality', done: true, note: '剩 3 个已发县里' },
    ])
  })

  test('of a quarter that has not begun is refused; of one that is not over it says so', async () => {
    await expect(core.call.close.mark({ period: '2019Q3', step: 'imports', done: true })).rejects.toMatchObject({ data: { code: 'period-to-come' } })
    expect(stepStandings(await state('2019Q3')).find(({ step }) => step === 'issue')?.standing).toBe('waiting')
    expect((await state('2019Q2')).over).toBe(false)
    // May and June have not begun.
    expect((await state('2019Q2')).items.filter(({ report }) => report === 'B').map((item) => item.period)).toEqual(['2019-04'])
  })
})
