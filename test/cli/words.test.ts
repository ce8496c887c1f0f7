// What the command line says where there is little to do: a file that is only looked at, the registers, wrong words, a folder that is locked.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ledger, ledgerHere } from '#test/support/ledger.ts'
import { expectSentence } from './expectSentence.ts'

const folder = mkdtempSync(join(tmpdir(), 'ledger-words-'))
const data = ['--data', join(folder, 'data')]
const flawed = join(folder, '有错的单位.csv')

beforeAll(async () => {
  await ledgerHere('init', ...data)
  writeFileSync(flawed, '序号,单位名称,统一社会信用代码,所属县区,投产日期\n1,温岭鞋业有限公司,,温岭市,2018-13-05\n')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('read', () => {
  test('shows the cells as they are and where the header is', async () => {
    const ended = await ledger('read', flawed, '--json')
    expect(ended.json()).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      date1904: false,
      sheets: [
        { kind: 'cells', hidden: false, merges: [], header: [1], cells: { B1: { type: 's', value: '单位名称' }, E2: { type: 's', value: '2018-13-05' } } },
      ],
    })
  })

  test('a text named .xlsx is told by its content', async () => {
    const path = join(folder, '其实是文字.xlsx')
    writeFileSync(path, '这不是表格，只是一段话。')
    const ended = await ledgerHere('import', path, ...data)
    expect(ended.code).toBe(3)
    expectSentence(ended)
  })
})

describe('registers', () => {
  test('need no office', async () => {
    const known = (await ledger('registers', '--json')).json<{ id: string; fields: { key: string; label: string; kind: string; required: boolean }[] }[]>()
    expect(known.map(({ id }) => id)).toEqual(expect.arrayContaining(['union', 'unit', 'coverage', 'region']))
    expect(known[0]?.fields[0]).toEqual({ key: 'name', label: '工会名称', kind: 'organisation', required: true })
    expect((await ledgerHere('registers')).stdout).toMatch(/^name +工会名称 +单位或工会名称 +\*$/m)
  })
})

describe('wrong usage', () => {
  test.each([
    [['import']],
    [['undo', 'x']],
    [['recipes', 'nothing']],
    [['recipes', 'export', 'a']],
    [['recipes', 'rename', 'a']],
    [['recipes', 'list', '--out', 'a.json']],
    [['list', 'unit', '--bogus']],
    [['list', 'unit', '--limit', '-1']],
    [['report', 'A']],
    [['report', 'A', '--period', '2018Q4', '--out', 'a.doc']],
    [['list', 'nothing']],
    [['import', 'a.csv', '--register', 'nothing']],
    [['import', 'a.csv', '--policy', 'nothing']],
    [['init', '--demo', 'atlantis']],
    [['init', '--demo', 'taizhou', '--members', 'most']],
    [['init', '--members', 'all']],
  ])('%j ends with 64 and one sentence', async (words) => {
    const ended = await ledgerHere(...words, ...data)
    expect(ended.code).toBe(64)
    expectSentence(ended)
  })

  test('an unknown command names those that there are', async () => {
    const ended = await ledger('improt')
    expect(ended.code).toBe(64)
    expect(ended.stdout).toBe('')
    expect(ended.stderr).toContain('ledger import FILE')
  })

  test('--unmasked asks for a reason', async () => {
    expect((await ledgerHere('list', 'unit', '--unmasked', ...data)).code).toBe(64)
  })

  test('--lang en speaks English', async () => {
    const ended = await ledger('undo', 'x', '--lang', 'en', ...data)
    expect(ended.stderr).toBe('Usage: ledger undo BATCH\n')
  })
})

describe('a folder without write permission', () => {
  test('is refused in one sentence', async () => {
    // Permissions do not bind root; the kernel's own folders do.
    const locked = process.getuid?.() === 0 ? '/sys' : join(folder, 'locked')
    if (locked !== '/sys') {
      mkdirSync(locked)
      chmodSync(locked, 0o500)
    }
    const ended = await ledger('init', '--data', join(locked, 'data'))
    expect(ended.code).toBe(3)
    expectSentence(ended)
  })
})
