// A tired clerk's words and an attacker's: what the command line cannot do is said in one sentence with 64, and nothing is done.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ledger, ledgerHere } from '#test/support/ledger.ts'
import { expectDone, makeOffice, type OfficeFolder } from './officeFolder.ts'

let office: OfficeFolder
beforeAll(async () => {
  office = await makeOffice(3)
})
afterAll(() => office.remove())

test.each([
  [['list', 'unit', '--limit', '99999999999']],
  [['list', 'unit', '--limit', '1e3']],
  [['list', 'unit', '--limit', '']],
  [['list', 'unit', '--offset', '-1']],
  [['list', 'unit', '--where', 'nosuch=1']],
  [['list', 'unit', '--where', 'namex']],
  [['list', 'unit', '--where', '=x']],
  [['list', 'unit', '--where', '']],
  [['list', 'unit', '--where', 'employees=many']],
  [['list', 'unit', '--where', '__proto__=1']],
  [['list', 'unit', '--sort', 'nosuch']],
  [['list', 'unit', '--sort', '-']],
  [['list', 'unit', '--search', '找'.repeat(201)]],
  [['list', 'constructor']],
  [['list', 'unit', 'union']],
  [['list', 'unit; DROP TABLE unit']],
  [['show', 'unit', '0']],
  [['show', 'unit', '1.5']],
  [['show', 'unit', '99999999999999999999']],
  [['show', 'unit', '4711']],
  [['undo', '0']],
  [['undo', '4711']],
  [['report', 'nosuch', '--period', '2018Q4']],
  [['report', 'A', '--period', '2018Q5']],
  [['report', 'A', '--period', '2018-13']],
  [['report', 'A', '--period', '去年']],
  [['report', 'A', '--period', '']],
  [['report', 'A', '--period', '2018Q4', '--scope', '999999']],
  [['report', 'A', '--period', '2018Q4', '--scope', '火星']],
  [['export', 'unit', '--out', 'a.docx']],
  [['export', 'nosuch', '--out', 'a.xlsx']],
  [['import', 'a.xlsx', '--register', '__proto__']],
  [['import']],
  [['serve', '--port', '70000']],
  [['list', 'unit', '--lang', 'fr']],
] as [string[]][])('%j', async (words) => {
  const before = office.state()
  const ended = await ledgerHere(...words, '--json', '--data', office.data)
  expect(ended.code).toBe(64)
  expect(ended.stdout).toBe('')
  expect(ended.stderr).toMatch(/^[^\n]+\n$/)
  expect(ended.stderr).not.toMatch(/\bat .*:\d+|Error|SQLITE|\.ts\b/)
  expect(office.state()).toEqual(before)
})

test.each([
  [['list', 'unit', '--limit', '999999999'], 3],
  [['list', 'unit', '--offset', '999999999'], 3],
  [['list', 'unit', '--where', "name=' OR 1=1 --"], 0],
  [['list', 'unit', '--where', 'name=%'], 0],
  [['list', 'unit', '--search', '%'], 0],
  [['list', 'unit', '--search', '"*'], 0],
  [['list', 'unit', '--where', 'employees=99999999999999999999'], 0],
  [['list', 'unit', '--where', 'county=火星区'], 0],
] as [string[], number][])('%j is answered as it is asked', async (words, total) => {
  expect((await expectDone(ledgerHere(...words, '--json', '--data', office.data))).json()).toMatchObject({ total })
})

test('a data folder without a name is refused instead of taken for the one that we stand in', async () => {
  const ended = await ledger('list', 'unit', '--data', '')
  expect(ended).toMatchObject({ code: 64, stdout: '', stderr: expect.stringMatching(/^用法：ledger list [^\n]+\n$/) })
})
