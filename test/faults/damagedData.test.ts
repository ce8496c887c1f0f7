// The office's own files go bad: a full memory stick, a virus, a file manager in the wrong hands.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BackupInfo } from '#shared/api/types.ts'
import { folderState } from '#test/support/folderState.ts'
import { ledger, ledgerHere } from '#test/support/ledger.ts'
import { runWebHost } from '#test/support/webHost.ts'
import { expectDone, expectSentence, makeOffice, type OfficeFolder, registersOf } from './officeFolder.ts'

const damaged = '数据文件已损坏，没有打开；请从备份恢复。'
let office: OfficeFolder
let file: string
let backup: string

beforeEach(async () => {
  office = await makeOffice(40)
  file = join(office.data, 'office.sqlite')
  backup = (await expectDone(ledgerHere('backup', '--json', '--data', office.data))).json<BackupInfo>().name
})
afterEach(() => office.remove())

const faults: readonly (readonly [string, () => void])[] = [
  ['cut in half', () => truncateSync(file, Math.floor(readFileSync(file).length / 2))],
  ['emptied', () => truncateSync(file, 0)],
  ['overwritten with junk', () => writeFileSync(file, Buffer.alloc(100_000, '乱'))],
  ['a page of it overwritten', () => writeFileSync(file, Buffer.from(readFileSync(file)).fill(0xe5, 4096 * 3, 4096 * 5))],
  ['deleted beside its backups', () => rmSync(file)],
]

test.each(faults.map(([what]) => what))(
  'an office whose file is %s is not opened, and a restore brings it back',
  async (what) => {
    const whole = registersOf(office.data)
    faults.find(([known]) => known === what)?.[1]()
    const before = folderState(office.data)
    for (const words of [['list', 'unit', '--json'], ['import', join(office.folder, 'first.xlsx')], ['backup']]) {
      const run = words[0] === 'list' ? ledger : ledgerHere
      const ended = await run(...words, '--data', office.data)
      expect(ended.code).toBe(3)
      expectSentence(ended, damaged)
    }
    const host = await runWebHost(office.data, { page: office.page })
    expect(host.code).toBe(3)
    expectSentence(host, damaged)
    expect(folderState(office.data)).toEqual(before)

    const restored = (await expectDone(ledger('restore', backup, '--json', '--data', office.data))).json<{ aside: string | null }>()
    expect(registersOf(office.data)).toBe(whole)
    expect((await expectDone(ledgerHere('verify', '--json', '--data', office.data))).json()).toMatchObject({ ok: true, rows: { unit: 40 } })
    // What could not be read is not thrown away.
    if (what !== 'deleted beside its backups') expect(existsSync(join(office.data, restored.aside ?? ''))).toBe(true)
  },
  60_000,
)

test('a damaged backup is refused in one sentence, and the office stays as it is', async () => {
  const path = join(office.data, 'backups', backup)
  for (const harm of [
    () => truncateSync(path, 50_000),
    () => truncateSync(path, 0),
    () => writeFileSync(path, '这不是备份'),
    () => writeFileSync(path, Buffer.from(readFileSync(join(office.data, 'office.sqlite'))).fill(0xe5, 4096 * 3, 4096 * 5)),
  ]) {
    harm()
    const before = office.state()
    const ended = await ledgerHere('restore', backup, '--data', office.data)
    expect(ended.code).toBe(3)
    expectSentence(ended, `备份“${backup}”不完整或已损坏，没有使用；请换一个备份。`)
    expect(office.state()).toEqual(before)
  }
  expect((await expectDone(ledgerHere('list', 'unit', '--json', '--data', office.data))).json()).toMatchObject({ total: 40 })
})

test('what is no backup at all is refused, and the office stays as it is', async () => {
  const before = office.state()
  const ledgerFile = join(office.folder, 'first.xlsx')
  for (const [name, code, sentence] of [
    [ledgerFile, 3, /^备份“first\.xlsx”不完整或已损坏/],
    ['office-20190101T000000Z-manual.sqlite', 3, /^找不到/],
    ['', 3, /^找不到/],
    [office.data, 3, /^找不到/],
  ] as const) {
    const ended = await ledgerHere('restore', name, '--data', office.data)
    expect(ended.code).toBe(code)
    expectSentence(ended, sentence)
  }
  expect(office.state()).toEqual(before)
})

test('a restore that was killed before it was done leaves nothing in the way of the next', async () => {
  // What is left when the power fails between moving the damaged file aside and putting the backup in its place.
  const whole = registersOf(office.data)
  copyFileSync(file, join(office.data, 'office.restoring'))
  rmSync(file)
  expectSentence(await ledgerHere('list', 'unit', '--data', office.data), damaged)
  await expectDone(ledgerHere('restore', backup, '--json', '--data', office.data))
  expect(registersOf(office.data)).toBe(whole)
  expect(readdirSync(office.data)).not.toContain('office.restoring')
})

test('what a backup that was killed left behind is cleared away at the next start', async () => {
  const backups = join(office.data, 'backups')
  mkdirSync(backups, { recursive: true })
  const known = readdirSync(backups)
  for (const ending of ['', '-wal', '-shm']) writeFileSync(join(backups, `office-20190703T010203Z-exit.sqlite.partial${ending}`), 'half')
  await expectDone(ledgerHere('list', 'unit', '--json', '--data', office.data))
  expect(readdirSync(backups)).toEqual(known)
})
