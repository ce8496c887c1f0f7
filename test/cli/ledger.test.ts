// The command line's contract: words, JSON keys, exit codes, on a real office. Each command runs as a program of its own once, and its other words in here.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { systemClock } from '#core/systemClock.ts'
import type { BatchReport } from '#shared/api/batchTypes.ts'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import type { BackupInfo } from '#shared/api/types.ts'
import { browserPath } from '#test/support/browser.ts'
import { ledger, ledgerHere } from '#test/support/ledger.ts'
import { readPdf } from '#test/support/pdf.ts'
import { startWebHost } from '#test/support/webHost.ts'
import { expectSentence } from './expectSentence.ts'

const folder = mkdtempSync(join(tmpdir(), 'ledger-cli-'))
const data = ['--data', join(folder, 'data')]
const units = join(folder, '单位台账.csv')
const flawed = join(folder, '有错的单位.csv')

beforeAll(() => {
  const header = '序号,单位名称,统一社会信用代码,所属县区,投产日期'
  writeFileSync(units, `${header}\n1,椒江明光电器有限公司,,椒江区,2016-03-01\n2,黄岩新塑模具厂,,黄岩区,2017-05-02\n3,临海古城食品有限公司,,临海市,2015-01\n`)
  writeFileSync(flawed, `${header}\n1,温岭鞋业有限公司,,温岭市,2018-13-05\n`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('an office from its first command to its last', () => {
  test('before init there is nothing to work on', async () => {
    const ended = await ledger('list', 'union', ...data)
    expect(ended.code).toBe(3)
    expectSentence(ended)
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })

  test('init makes it, and never a second time', async () => {
    const ended = await ledger('init', ...data, '--json')
    expect(ended.code).toBe(0)
    expect(ended.stderr).toBe('')
    expect(ended.json()).toMatchObject({ dataDir: data[1], counts: { union: 0, unit: 0, coverage: 0 } })
    const again = await ledgerHere('init', ...data)
    expect(again.code).toBe(3)
    expectSentence(again)
    expect(again.stderr).toBe(`文件夹里已经有数据了（${data[1]}），没有改动。\n`)
  })

  test('import --dry-run shows what would be and stores nothing', async () => {
    const ended = await ledger('import', units, '--register', 'unit', '--dry-run', '--json', ...data)
    expect(ended.code).toBe(0)
    const { batches } = ended.json<{ batches: BatchReport[] }>()
    expect(batches).toMatchObject([{ batchId: null, register: 'unit', headerRows: [1], mapping: { name: 'B' }, rows: { read: 3, added: 3, rejected: 0 } }])
    expect((await ledgerHere('list', 'unit', '--json', ...data)).json()).toMatchObject({ total: 0 })
  })

  test('import --recipe reads the columns as the recipe says, and refuses a recipe for other headings or none at all', async () => {
    const columns = ['序号', '单位名称', '统一社会信用代码', '所属县区', '投产日期'].map((heading, index) => ({
      heading,
      target: [null, 'name', 'uscc', 'county', 'foundedOn'][index],
    }))
    const recipe = join(folder, '方案.json')
    const write = (changes: object) =>
      writeFileSync(recipe, JSON.stringify({ kind: 'union-ledger-recipe', format: 1, name: '单位', version: 1, register: 'unit', columns, ...changes }))
    write({})
    const ended = await ledgerHere('import', units, '--recipe', recipe, '--dry-run', '--json', ...data)
    expect(ended.code).toBe(0)
    expect(ended.json<{ batches: BatchReport[] }>().batches[0]?.mapping).toEqual({ name: 'B', uscc: 'C', county: 'D', foundedOn: 'E' })
    write({ columns: columns.slice(1) })
    const unfit = await ledgerHere('import', units, '--recipe', recipe, ...data)
    expect([unfit.code, unfit.stderr]).toEqual([3, expect.stringContaining('列名')])
    expectSentence(unfit)
    writeFileSync(recipe, '{}')
    const invalid = await ledgerHere('import', units, '--recipe', recipe, ...data)
    expect([invalid.code, invalid.stderr]).toEqual([3, '“方案.json”不是导入方案。\n'])
  })

  test('several files go in one import, and a rejected cell shows in the exit code and at its place', async () => {
    const ended = await ledger('import', units, flawed, '--json', ...data)
    expect(ended.code).toBe(2)
    const { batches } = ended.json<{ batches: BatchReport[] }>()
    expect(batches.map(({ file }) => file).sort()).toEqual(['单位台账.csv', '有错的单位.csv'].sort())
    const problems = batches.flatMap((batch) => batch.problems)
    expect(problems).toContainEqual(expect.objectContaining({ row: 2, column: 'E', cell: 'E2', code: 'invalid-date', level: 'error' }))
    expect(problems.every(({ message }) => message.length > 0)).toBe(true)
  })

  test('the same file again changes nothing', async () => {
    const ended = await ledgerHere('import', units, '--json', ...data)
    expect(ended.code).toBe(0)
    expect(ended.json()).toMatchObject({ batches: [{ rows: { added: 0, changed: 0, unchanged: 3 } }] })
  })

  test('list filters by a county by name and by code, pages, sorts and tells sources', async () => {
    type Page = { total: number; records: RecordRow[] }
    const byName = (await ledger('list', 'unit', '--where', 'county=黄岩区', '--sources', '--json', ...data)).json<Page>()
    expect(byName).toMatchObject({ total: 1, records: [{ name: '黄岩新塑模具厂', county: '黄岩区' }] })
    expect(byName.records[0]?.sources?.[0]).toEqual({ file: '单位台账.csv', sheet: expect.any(String), row: 3 })
    expect((await ledgerHere('list', 'unit', '--where', 'county=331003', '--json', ...data)).json<Page>().total).toBe(1)
    const paged = (await ledgerHere('list', 'unit', '--sort', '-name', '--limit', '1', '--offset', '1', '--json', ...data)).json<Page>()
    expect(paged.total).toBe(4)
    expect(paged.records).toHaveLength(1)
    expect((await ledgerHere('list', 'unit', '--all', '--json', ...data)).json<Page>().records).toHaveLength(4)
    const table = await ledgerHere('list', 'unit', '--sources', ...data)
    expect(table.stdout).toMatch(/椒江明光电器有限公司.* {2}单位台账\.csv 2$/m)
    expect(table.stdout).toContain('共 4 条')
  })

  test('check gives the findings as JSON with counts that agree, as a table, and as a workbook', async () => {
    type Check = {
      findings: { register: string; id: number; field: string; code: string; level: string; message: string }[]
      counts: { total: number; checks: object }
    }
    const ended = await ledger('check', '--json', ...data)
    expect(ended.code).toBe(0)
    const { findings, counts } = ended.json<Check>()
    expect(findings.length).toBeGreaterThan(0)
    expect(counts.total).toBe(findings.length)
    expect(Object.keys(findings[0] ?? {}).sort()).toEqual(['code', 'field', 'id', 'level', 'message', 'register'])
    const there = (await ledgerHere('check', '--county', '黄岩', '--json', ...data)).json<Check>()
    expect(there.counts.total).toBe(there.findings.length)
    const out = join(folder, '发回.xlsx')
    expect((await ledgerHere('check', '--out', out, '--json', ...data)).json()).toMatchObject({ out, rows: counts.total })
    expect((await ledgerHere('check', ...data)).stdout).toContain(`共 ${counts.total} 条`)
    expect((await ledgerHere('check', '--county', '没有的县', ...data)).code).toBe(64)
  })

  test('show gives the record, its history and its sources', async () => {
    const ended = await ledger('show', 'unit', '1', '--history', '--json', ...data)
    expect(ended.json()).toMatchObject({ record: { id: 1 }, history: [{ action: 'create' }] })
    expect((await ledgerHere('show', 'unit', '999', ...data)).code).toBe(64)
    const shown = await ledgerHere('show', 'unit', '1', '--history', ...data)
    expect(shown.stdout).toMatch(/经营状态 +在业/)
    expect(shown.stdout).toMatch(/^时间 \(UTC\).*动作.*来源或理由$/m)
    expect(shown.stdout).toMatch(/ 新增 .* 单位台账\.csv 2$/m)
    expect((await ledgerHere('show', 'unit', '1', '--history', '--lang', 'en', ...data)).stdout).toMatch(/^when \(UTC\).* created /ms)
  })

  test('--as-of lists, shows and exports a past day: before its first record the office is empty', async () => {
    const past = await ledgerHere('list', 'unit', '--as-of', '2018-12-31', '--json', ...data)
    expect([past.code, past.json()]).toEqual([0, { total: 0, records: [] }])
    const today = systemClock.today()
    expect((await ledgerHere('list', 'unit', '--as-of', today, '--json', ...data)).json()).toMatchObject({ total: 4 })
    const out = join(folder, 'then.csv')
    expect((await ledgerHere('export', 'unit', '--as-of', '2018-12-31', '--out', out, '--json', ...data)).json()).toEqual({ out, rows: 0 })
    for (const [command, day] of [
      ['list', '2018-02-30'],
      ['export', '去年'],
      ['list', '2999-01-01'],
      ['show', '2018-12-31'],
    ] as const) {
      const words = { list: ['unit'], export: ['unit', '--out', out], show: ['unit', '1'] }[command]
      const ended = await ledgerHere(command, ...words, '--as-of', day, ...data)
      expect(ended.code).toBe(64)
      expectSentence(ended)
      expect(ended.stderr).toContain(day)
    }
  })

  test('an export imports again without a change', async () => {
    for (const out of [join(folder, 'out.xlsx'), join(folder, 'out.csv')]) {
      const run = out.endsWith('.xlsx') ? ledger : ledgerHere
      expect((await run('export', 'unit', '--out', out, '--json', ...data)).json()).toEqual({ out, rows: 4 })
      expect((await ledgerHere('import', out, '--register', 'unit', '--json', ...data)).json()).toMatchObject({
        batches: [{ rows: { unchanged: 4, changed: 0 } }],
      })
    }
  })

  test('a report comes as JSON, Excel, CSV, HTML and, where a browser is installed, PDF', async () => {
    expect((await ledgerHere('report', 'list', '--json', ...data)).json()).toContainEqual(expect.objectContaining({ id: 'A' }))
    const report = (await ledger('report', 'A', '--period', '2018Q4', '--json', ...data)).json<Record<string, unknown>>()
    expect(Object.keys(report)).toEqual(expect.arrayContaining(['id', 'period', 'scope', 'columns', 'rows', 'footers', 'rules', 'out']))
    expect(report).toMatchObject({ id: 'A', period: '2018Q4', out: null })
    for (const [ending, start] of [
      ['xlsx', 'PK'],
      ['csv', '\ufeff县（市、区）,'],
      ['html', '<!doctype'],
      ['json', '{'],
      ...(browserPath ? [['pdf', '%PDF-']] : []),
    ] as [string, string][]) {
      const out = join(folder, `a.${ending}`)
      const run = ending === 'pdf' ? ledger : ledgerHere
      expect((await run('report', 'A', '--period', '2018Q4', '--out', out, '--json', ...data)).json()).toMatchObject({ out })
      expect(readFileSync(out, 'utf8').slice(0, start.length), ending).toBe(start)
    }
    expect((await ledgerHere('report', 'A', '--period', '2018Q5', ...data)).code).toBe(64)
    expect((await ledgerHere('report', 'Z', '--period', '2018Q4', ...data)).code).toBe(64)
  })

  test('a figure of a report is traced to the records and cells behind it', async () => {
    const unions = join(folder, '工会台账.csv')
    writeFileSync(unions, '序号,县（市、区）,工会名称,建会形式,建会时间,职工人数,会员数\n1,玉环市,玉环市坎门船厂工会委员会,单独建会,2011-05-01,90,70\n')
    expect((await ledgerHere('import', unions, '--register', 'union', ...data)).code).toBe(0)
    const words = ['A', '玉环市', '会员（人）/合计', '--period', '2018Q4']
    const traced = await ledger('trace', ...words, '--json', ...data)
    expect([traced.code, traced.json()]).toMatchObject([0, { figure: 70, traced: 70, agrees: true, total: 1 }])
    const [record] = traced.json<{ records: { register: string; amount: number; sources: object[] }[] }>().records
    expect(record).toMatchObject({ register: 'union', amount: 70, sources: [{ file: '工会台账.csv', sheet: '', row: 2, column: 'G' }] })
    expect((await ledgerHere('trace', ...words, ...data)).stdout).toContain('玉环市，2018年第四季度：会员（人）/合计 70＝1条“基层工会”记录的“会员数”相加。')
    for (const ending of ['xlsx', 'csv']) {
      const out = join(folder, `名单.${ending}`)
      const saved = await ledgerHere('trace', ...words, '--out', out, '--json', ...data)
      expect([saved.code, saved.json()]).toMatchObject([0, { figure: 70, total: 1, records: [], out, rows: 1 }])
      if (ending === 'csv') expect(readFileSync(out, 'utf8')).toContain('玉环市坎门船厂工会委员会,玉环市,,,70,工会台账.csv,,2,G,')
      else expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK')
    }
    expect((await ledgerHere('trace', ...words, '--out', join(folder, '名单.pdf'), ...data)).code).toBe(64)
    const unknown = await ledgerHere('trace', 'A', '玉环市', '合计', '--period', '2018Q4', ...data)
    expect(unknown.code).toBe(64)
    expectSentence(unknown)
    expect((await ledgerHere('trace', 'A', '玉环市', 'members', ...data)).code).toBe(64)
    expect((await ledgerHere('trace', ...words, '--issued', '1', ...data)).code).toBe(64)
  })

  test('a report comes for each county at once, on the paper that is asked for', async () => {
    const words = ['report', 'A', '--period', '2018Q4', '--each', 'county', '--json', ...data]
    const out = (ending: string) => join(folder, `each.${ending}`)
    const { reports } = (await ledgerHere(...words, '--paper', 'A3', '--out', out('xlsx'))).json<{ reports: { scope: { name: string } }[] }>()
    expect(reports.map(({ scope }) => scope.name)).toContain('玉环市')
    expect(XLSX.read(readFileSync(out('xlsx')), { type: 'buffer', bookSheets: true }).SheetNames).toEqual(reports.map(({ scope }) => scope.name))
    if (browserPath) {
      expect((await ledgerHere(...words, '--out', out('pdf'))).json()).toMatchObject({ out: out('pdf') })
      // Nine counties of which each has its pages numbered for itself.
      const { pages } = readPdf(readFileSync(out('pdf')))
      expect(pages.filter((text) => /第\s*1\s*页\s*共\s*\d+\s*页/.test(text))).toHaveLength(reports.length)
    }
    expect((await ledgerHere('report', 'A', '--period', '2018Q4', '--each', 'township', ...data)).code).toBe(64)
    expect((await ledgerHere('report', 'A', '--period', '2018Q4', '--paper', 'A5', '--out', out('pdf'), ...data)).code).toBe(64)
  })

  test('settings are listed, and one is set', async () => {
    expect((await ledger('settings', '--json', ...data)).json()).toMatchObject({ settings: { office: { termReminderDays: [180, 90, 30] } } })
    const set = await ledgerHere('settings', 'set', 'office.termReminderDays', '120,60,30', '--json', ...data)
    expect(set.json()).toEqual({ key: 'office.termReminderDays', value: [120, 60, 30] })
    expect((await ledgerHere('settings', 'get', 'office.termReminderDays', ...data)).stdout).toContain('120、60、30 天')
    for (const words of [
      ['set', 'office.termReminderDays', '30,60'],
      ['set', 'office.colour', 'red'],
      ['set', 'office.scope', '999999'],
    ]) {
      const refused = await ledgerHere('settings', ...words, ...data)
      expect(refused.code).toBe(64)
      expectSentence(refused)
    }
  })

  test('a report is issued once, read again as it was issued, and made as of a day', async () => {
    const report = (...words: string[]) => ledgerHere('report', ...words, '--json', ...data)
    const first = await ledger('report', 'issue', 'A', '--period', '2018Q4', '--json', ...data)
    expect(first.json()).toMatchObject({ issued: { report: 'A', period: '2018Q4', version: 1, note: null }, added: true, differences: [] })
    expect((await report('issue', 'A', '--period', '2018q4')).json()).toMatchObject({ issued: { version: 1 }, added: false })
    expect((await report('list')).json()).toContainEqual(expect.objectContaining({ id: 'A', issued: [expect.objectContaining({ version: 1, latest: true })] }))
    const frozen = (await report('A', '--period', '2018Q4', '--issued', 'latest')).json<Record<string, unknown>>()
    expect(frozen).toMatchObject({ id: 'A', checks: [], issued: { version: 1, hash: first.json<{ issued: { hash: string } }>().issued.hash } })
    expect((await report('A', '--period', '2018Q4', '--issued', '2')).code).toBe(64)
    expect((await report('A', '--period', '2018Q4', '--as-of', '2199-01-01')).code).toBe(64)
    expect((await report('A', '--period', '2018Q4', '--as-of', '2018-12-31', '--issued', '1')).code).toBe(64)
    const said = await ledgerHere('report', 'issue', 'A', '--period', '2018Q3', ...data)
    expect(said.stdout).toMatch(/^已出具 台州市基层工会组织情况 2018年第三季度 第1版 · .+出具 · 出具人：/)
    expect((await report('issue', 'A', '--period', '2199')).code).toBe(64)
    expect((await report('issue', 'A')).code).toBe(64)
    expect((await report('issue')).code).toBe(64)
  })

  test('recipes are listed, taken out, brought in, renamed and removed', async () => {
    const recipes = (...words: string[]) => ledgerHere('recipes', ...words, '--json', ...data)
    const out = join(folder, '方案一.json')
    expect((await ledger('recipes', '--json', ...data)).json()).toEqual({ recipes: [] })
    writeFileSync(
      join(folder, '来的.json'),
      JSON.stringify({
        kind: 'union-ledger-recipe',
        format: 1,
        name: '单位',
        version: 7,
        register: 'unit',
        columns: [{ heading: '单位名称', target: 'name' }],
      }),
    )
    expect((await recipes('import', join(folder, '来的.json'))).json()).toMatchObject({ recipe: { name: '单位', version: 1, register: 'unit', columns: 1 } })
    const { recipe } = (await recipes('rename', '单位', '街道单位')).json<{ recipe: { id: number } }>()
    expect(recipe).toMatchObject({ name: '街道单位' })
    expect((await recipes('export', String(recipe.id), '--out', out)).json()).toMatchObject({ recipe: { name: '街道单位' }, out })
    expect((await recipes('import', out)).json()).toMatchObject({ recipe: { name: '街道单位', version: 2 } })
    expect((await recipes('list')).json()).toMatchObject({ recipes: [{ name: '街道单位', version: 2, automatic: false }] })
    expect((await ledgerHere('recipes', ...data)).stdout).toMatch(/街道单位 +2 +单位 +1 .* 已命名$/m)
    const taken = await recipes('import', join(folder, '来的.json')).then(() => ledgerHere('recipes', 'rename', '单位', '街道单位', ...data))
    expect(taken.code).toBe(4)
    expectSentence(taken)
    expect((await recipes('remove', '街道单位')).json()).toMatchObject({ removed: { name: '街道单位' } })
    expect((await recipes('remove', '单位')).code).toBe(0)
    expect((await recipes()).json()).toEqual({ recipes: [] })
    const gone = await ledgerHere('recipes', 'export', '街道单位', '--out', out, ...data)
    expect(gone.code).toBe(64)
    expectSentence(gone)
  })

  test('undo takes a batch back once', async () => {
    const first = await ledger('undo', '1', '--json', ...data)
    expect(first.code).toBe(0)
    expect(first.json()).toMatchObject({ batchId: 1, reversed: expect.any(Number), kept: expect.any(Array) })
    const again = await ledgerHere('undo', '1', ...data)
    expect(again.code).toBe(4)
    expectSentence(again)
  })

  test('backup, verify and restore bring back what was', async () => {
    const before = (await ledgerHere('list', 'unit', '--all', '--json', ...data)).json<{ total: number }>().total
    const { name, verified } = (await ledger('backup', '--json', ...data)).json<BackupInfo>()
    expect(verified).toBe(true)
    expect((await ledger('backups', '--json', ...data)).json<{ backups: BackupInfo[] }>().backups.map((backup) => backup.name)).toContain(name)
    expect((await ledger('verify', name, '--json', ...data)).json()).toMatchObject({ ok: true })
    expect((await ledgerHere('backups', ...data)).stdout).toMatch(/ 手动备份$/m)
    const receipt = await ledgerHere('import', units, ...data)
    expect(receipt.stdout).toMatch(/^读取 +新增 +修改 +一致 +略过 +退回$/m)
    expect((await ledgerHere('list', 'unit', '--json', ...data)).json<{ total: number }>().total).not.toBe(before)
    expect((await ledger('restore', name, '--json', ...data)).json()).toMatchObject({ restored: name })
    expect((await ledgerHere('list', 'unit', '--json', ...data)).json<{ total: number }>().total).toBe(before)
    expect((await ledgerHere('verify', '--json', ...data)).json()).toMatchObject({ ok: true })
  })

  test('a damaged backup is found out and not restored', async () => {
    const backups = join(folder, 'data', 'backups')
    const name = readdirSync(backups).find((each) => each.includes('manual')) ?? ''
    const bytes = readFileSync(join(backups, name))
    bytes.fill(0x5a, 5000, 9000)
    writeFileSync(join(backups, name), bytes)
    const verified = await ledgerHere('verify', name, '--json', ...data)
    expect(verified.code).toBe(3)
    expect(verified.json()).toMatchObject({ ok: false })
    const restored = await ledgerHere('restore', name, ...data)
    expect(restored.code).toBe(3)
    expectSentence(restored)
  })

  test('while the office is open elsewhere, a command says so', async () => {
    const page = join(folder, 'page')
    mkdirSync(page)
    writeFileSync(join(page, 'index.html'), '')
    const host = await startWebHost(data[1] ?? '', { page })
    try {
      const ended = await ledger('list', 'unit', ...data)
      expect(ended.code).toBe(4)
      expectSentence(ended)
    } finally {
      await host.close()
    }
  })
})
