// `ledger cases`: an office's cases handed out, sent out as lists, brought back and taken back, each command a program of its own.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ledger, ledgerHere } from '#test/support/ledger.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

const folder = mkdtempSync(join(tmpdir(), 'ledger-cases-'))
const data = ['--data', join(folder, 'data')]
const json = [...data, '--json']
let deed: number

beforeAll(async () => {
  await ledgerHere('init', ...data)
  const rows = [
    [1, '椒江甲机械有限公司', '椒江区', 130, '椒江区总工会', '待下发'],
    [2, '黄岩乙塑料有限公司', '黄岩区', 40, '黄岩区总工会', '待下发'],
    [3, '黄岩丙模具有限公司', '黄岩区', 12, '黄岩区总工会', '核查中'],
  ]
  const path = writeWorkbook(join(folder, '未建会企业.xlsx'), { 名单: [['序号', '企业名称', '县（市、区）', '职工人数', '责任工会', '状态'], ...rows] })
  await ledgerHere('import', path, ...data)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('cases lists them like any register, with what follows from their numbers', async () => {
  const all = (await ledger('cases', ...json)).json<{ total: number; records: { tier: string; caseNumber: string }[] }>()
  expect(all.total).toBe(3)
  expect(all.records.map(({ caseNumber, tier }) => [caseNumber, tier])).toEqual([
    ['HC000001', 'campaign'],
    ['HC000002', 'own'],
    ['HC000003', 'joint'],
  ])
  expect((await ledgerHere('cases', '--where', 'state=to-issue', '--where', 'county=黄岩区', ...json)).json()).toMatchObject({ total: 1 })
  expect((await ledgerHere('cases', 'summary', ...json)).json()).toMatchObject({ total: 3, states: { 'to-issue': 2, verifying: 1 } })
})

test('cases issue hands them out, tells of those that were, and undo takes it back', async () => {
  const issued = await ledger('cases', 'issue', '--on', '2019-06-03', '--due', '2019-08-02', ...json)
  expect(issued.code).toBe(2)
  const answer = issued.json<{ deedId: number; done: number; refused: unknown[] }>()
  expect(answer).toMatchObject({ done: 2, refused: [{ name: '黄岩丙模具有限公司' }] })
  expect((await ledger('cases', 'undo', String(answer.deedId), ...json)).json()).toMatchObject({ reversed: 2, kept: [] })
  expect((await ledgerHere('cases', 'undo', String(answer.deedId), ...data)).code).toBe(4)
  deed = (await ledgerHere('cases', 'issue', '--where', 'state=to-issue', '--to', 'county', ...json)).json<{ deedId: number }>().deedId
  expect(deed).toBeGreaterThan(answer.deedId)
})

test('cases export round-trips through import', async () => {
  const one = join(folder, '清单.xlsx')
  expect((await ledger('cases', 'export', '--county', '黄岩', '--out', one, ...json)).json()).toMatchObject({ out: one, cases: 2, sheets: 1 })
  const brought = (await ledgerHere('import', one, ...json)).json<{ batches: unknown[] }>()
  expect(brought.batches).toMatchObject([{ register: 'outreach', rows: { unchanged: 2, changed: 0, added: 0, rejected: 0 } }])
  const all = join(folder, '清单.zip')
  expect((await ledgerHere('cases', 'export', '--by', 'township', '--out', all, ...json)).json()).toMatchObject({ cases: 3, sheets: 2 })
  expect(existsSync(all)).toBe(true)
})

test('what it does not know it says in a sentence', async () => {
  for (const words of [
    ['cases', 'sleep'],
    ['cases', 'export'],
    ['cases', 'undo', 'x'],
    ['cases', 'issue', '--to', 'city'],
    ['cases', 'open', '--tier', 'huge'],
  ]) {
    const ended = await ledgerHere(...words, ...data)
    expect([ended.code, ended.stdout], words.join(' ')).toEqual([64, ''])
    expect(ended.stderr.trim().split('\n')).toHaveLength(1)
  }
  expect((await ledgerHere('cases', 'open', '--dry-run', ...json)).json()).toMatchObject({ total: 0 })
})
