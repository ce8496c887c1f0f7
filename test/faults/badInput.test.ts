// What goes wrong in an office on any day: each gets one plain sentence and changes nothing, on the command line and in the browser alike.
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { errorSentence } from '#shared/messages/errors.ts'
import { folderState } from '#test/support/folderState.ts'
import { ledger, ledgerAsNobody, ledgerHere, ledgerHereAsNobody } from '#test/support/ledger.ts'
import { enter, type WebClient } from '#test/support/webClient.ts'
import { runWebHost, startWebHost, type TestHost } from '#test/support/webHost.ts'
import { type BadFile, badFiles, unitLedger, writeBadFile } from './badFiles.ts'
import { expectSentence, makeOffice, type OfficeFolder, refusalOf } from './officeFolder.ts'

let office: OfficeFolder
let files: BadFile[]

beforeAll(async () => {
  office = await makeOffice()
  chmodSync(office.folder, 0o755)
  files = badFiles(office.folder)
})
afterAll(() => office.remove())

const kinds = [
  'a truncated workbook',
  'a workbook whose last bytes are missing',
  'a truncated old workbook',
  'a password-protected workbook',
  'a password-protected old workbook',
  'a text named .xlsx',
  'a picture named .xls',
  'an empty file',
]
function bad(what: string): BadFile {
  const file = files.find((known) => known.what === what)
  if (!file) throw new Error(what)
  return file
}

test('every kind of bad file is tried', () => {
  expect(files.map(({ what }) => what)).toEqual(kinds)
})

describe('on the command line', () => {
  test.each(kinds)('%s gets one sentence and changes nothing', async (what) => {
    const file = bad(what)
    const path = writeBadFile(office.folder, file)
    const before = office.state()
    for (const words of [[], ['--json'], ['--dry-run', '--json']]) {
      const run = words.length === 0 ? ledger : ledgerHere
      const ended = await run('import', path, ...words, '--data', office.data)
      expect(ended.code).toBe(3)
      expectSentence(ended, file.sentence)
    }
    expect(office.state()).toEqual(before)
    expect(readFileSync(path).equals(file.bytes)).toBe(true)
  })

  test('a bad file among good ones keeps all of them out', async () => {
    const good = unitLedger(join(office.folder, '好的.xlsx'), 5, 500)
    const before = office.state()
    const ended = await ledger('import', good, writeBadFile(office.folder, bad('a truncated workbook')), '--data', office.data)
    expect(ended.code).toBe(3)
    expectSentence(ended, bad('a truncated workbook').sentence)
    expect(office.state()).toEqual(before)
  })

  test('a file that is not there, and a folder in the place of a file', async () => {
    const before = office.state()
    for (const [path, sentence] of [
      [join(office.folder, '没有.xlsx'), '找不到“没有.xlsx”，请重新选择。'],
      [office.page, '“page”读不出来，请确认没有被别的程序占用。'],
    ] as const) {
      const ended = await ledgerHere('import', path, '--data', office.data)
      expect(ended.code).toBe(3)
      expectSentence(ended, sentence)
    }
    expect(office.state()).toEqual(before)
  })
})

describe('in the browser', () => {
  let host: TestHost
  let client: WebClient
  let before: ReturnType<OfficeFolder['state']>
  beforeAll(async () => {
    before = office.state()
    host = await startWebHost(office.data, { page: office.page })
    client = await enter(host.url)
  })
  afterAll(() => host.close())

  test.each(kinds)('%s is refused with its code, its name and no reference, for there is nothing to look up', async (what) => {
    const { name, bytes, code, sentence } = bad(what)
    const { fileId } = await client.upload(name, bytes)
    const refusal = await refusalOf(client.call.imports.open({ fileIds: [fileId] }))
    expect(refusal).toMatchObject({ code, reference: '' })
    expect(errorSentence(refusal.code, refusal.params)).toBe(sentence)
    expect(await client.call.imports.batches({})).toMatchObject({ total: 1 })
  })

  test('a second host and a second command on the folder are told so, and the first goes on', async () => {
    const sentence = '这份数据正被另一个窗口或程序使用，请先关闭它。'
    const second = await runWebHost(office.data, { page: office.page })
    expect(second.code).toBe(4)
    expectSentence(second, sentence)
    const good = unitLedger(join(office.folder, '第二个.xlsx'), 5, 700)
    for (const words of [['import', good], ['import', good, '--json'], ['list', 'unit', '--json'], ['init', '--demo', 'taizhou'], ['backup']]) {
      const run = words[0] === 'list' ? ledger : ledgerHere
      const ended = await run(...words, '--data', office.data)
      expect(ended.code).toBe(4)
      expectSentence(ended, sentence)
    }
    expect((await client.call.records.list({ register: 'unit' })).total).toBe(3)
    await host.close()
    expect(office.state()).toEqual(before)
  })
})

const asRoot = process.platform === 'linux' && process.getuid?.() === 0
if (!asRoot) process.stderr.write('\n*** NOT ROOT ON LINUX: the tests of folders without write permission are SKIPPED. ***\n\n')

describe.runIf(asRoot)('a folder without write permission', () => {
  const refused = (folder: string) => `不能写入文件夹（${folder}），请换一个文件夹或检查权限。`

  test('gets one sentence for every command that would write, and stays as it was', async () => {
    const good = unitLedger(join(office.folder, '无权限.xlsx'), 5, 900)
    chmodSync(good, 0o644)
    chmodSync(office.data, 0o555)
    const before = office.state()
    const listing = readdirSync(office.data)
    try {
      for (const words of [['import', good], ['import', good, '--json'], ['init', '--demo', 'taizhou'], ['backup'], ['list', 'unit', '--json']]) {
        const run = words.length === 2 ? ledgerAsNobody : ledgerHereAsNobody
        const ended = await run(...words, '--data', office.data)
        expect(ended.code).toBe(3)
        expectSentence(ended, refused(office.data))
      }
      const host = await ledgerHereAsNobody('restore', readdirSync(join(office.data, 'backups'))[0] ?? '', '--data', office.data)
      expect(host.code).toBe(3)
      expectSentence(host, refused(office.data))
    } finally {
      chmodSync(office.data, 0o755)
    }
    expect(office.state()).toEqual(before)
    expect(readdirSync(office.data)).toEqual(listing)
  })

  test('is not made into an office, nor is one that may not be entered called empty', async () => {
    const closed = join(office.folder, 'closed')
    mkdirSync(closed)
    for (const [mode, words] of [
      [0o555, ['init']],
      [0o555, ['init', '--json']],
      [0o700, ['init']],
      [0o700, ['list', 'unit']],
    ] as const) {
      chmodSync(closed, mode)
      const run = words[0] === 'list' ? ledgerAsNobody : ledgerHereAsNobody
      const ended = await run(...words, '--data', closed)
      expect(ended.code).toBe(3)
      expectSentence(ended, refused(closed))
      expect(folderState(closed)).toEqual({})
      expect(readdirSync(closed)).toEqual([])
    }
  })

  test('cannot take an export or a backup either', async () => {
    const before = office.state()
    const out = join(office.folder, 'page', 'sub')
    writeFileSync(out, 'a file, not a folder')
    const exported = await ledgerHere('export', 'unit', '--out', join(out, 'a.xlsx'), '--data', office.data)
    expect(exported.code).toBe(3)
    expectSentence(exported, /^不能写入文件夹/)
    const backup = await ledgerHere('backup', '--to', join(out, 'b'), '--data', office.data)
    expect(backup.code).toBe(3)
    expectSentence(backup, /^不能写入文件夹/)
    expect(office.state()).toEqual(before)
  })
})

describe('a data folder below a file', () => {
  test('cannot be made, and holds nothing', async () => {
    const file = join(office.folder, 'plain.txt')
    writeFileSync(file, '一个文件')
    const below = join(file, 'data')
    const init = await ledgerHere('init', '--data', below)
    expect(init.code).toBe(3)
    expectSentence(init, `不能写入文件夹（${below}），请换一个文件夹或检查权限。`)
    const imported = await ledgerHere('import', unitLedger(join(office.folder, '下面.xlsx'), 2), '--json', '--data', below)
    expect(imported.code).toBe(3)
    expectSentence(imported, `文件夹里还没有数据（${below}），请先初始化。`)
    const host = await runWebHost(below, { page: office.page })
    expect(host.code).toBe(3)
    expectSentence(host, `不能写入文件夹（${below}），请换一个文件夹或检查权限。`)
    expect(readFileSync(file, 'utf8')).toBe('一个文件')
  })
})
