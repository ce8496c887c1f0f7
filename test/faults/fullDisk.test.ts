// A disk without space: one sentence, nothing changed, and the product goes on as soon as there is space again. The disk is a small one in memory.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { errorSentence } from '#shared/messages/errors.ts'
import { exportedFile } from '#test/support/exportedFile.ts'
import { ledger, ledgerHere } from '#test/support/ledger.ts'
import { enter } from '#test/support/webClient.ts'
import { startWebHost } from '#test/support/webHost.ts'
import { unitBytes, unitLedger } from './badFiles.ts'
import { ledgerRows, long, patience } from './longFaults.ts'
import { expectDone, expectSentence, makeOffice, type OfficeFolder, refusalOf } from './officeFolder.ts'

const megabytes = long ? 20 : 8
const folder = mkdtempSync(join(tmpdir(), 'ledger-disk-'))
const disk = join(folder, 'disk')
mkdirSync(disk)
const mounted = process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk]).status === 0
if (!mounted) process.stderr.write('\n*** NO SMALL DISK COULD BE MOUNTED (root on Linux can): the tests of a full disk are SKIPPED. ***\n\n')

const fullSentence = /^磁盘空间不足(（[^）]+）)?，没有改动任何数据；请腾出空间后再试。\n$/
const filler = join(disk, 'filler')

/** Leaves so many KiB free. */
function fill(kibibytes: number): void {
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(filler, Buffer.alloc(bavail * bsize - Math.floor(kibibytes * 1024), 1))
}

describe.runIf(mounted)('on a full disk', () => {
  let large: string
  let office: OfficeFolder
  beforeAll(() => {
    large = unitLedger(join(folder, 'large.xlsx'), ledgerRows, 1000)
  })
  beforeEach(async () => {
    office = await makeOffice(3, disk)
  })
  afterEach(() => {
    for (const name of readdirSync(disk)) rmSync(join(disk, name), { recursive: true })
  })
  afterAll(() => {
    execFileSync('umount', [disk])
  })

  test(
    'an import that does not fit is taken back whole, and a smaller one fits',
    async () => {
      // Room for the file and the safe copy, not for what the rows become.
      fill(statSync(large).size / 1024 + 600)
      const before = office.state()
      const ended = await ledger('import', large, '--data', office.data)
      expect(ended.code).toBe(3)
      expectSentence(ended, fullSentence)
      const { files, registers } = office.state()
      expect(registers).toBe(before.registers)
      expect(files['office.sqlite']).toBe(before.files['office.sqlite'])
      // More than before is only the proven copy that was taken first.
      expect(Object.keys(files).filter((name) => !(name in before.files) && !/-before-import\.sqlite$/.test(name))).toEqual([])
      rmSync(filler)
      expect((await expectDone(ledgerHere('verify', '--json', '--data', office.data))).json()).toMatchObject({ ok: true })
      await expectDone(ledgerHere('import', unitLedger(join(folder, 'small.xlsx'), 30, 900), '--json', '--data', office.data))
    },
    patience,
  )

  test.each(long ? [0, 4, 8, 16, 32, 48, 64, 100, 150, 200, 300, 400, 800] : [0, 40, 200])(
    'with %i KiB left every command is done or refused in a sentence, and loses nothing',
    async (kibibytes) => {
      const backup = (await expectDone(ledgerHere('backup', '--json', '--data', office.data))).json<{ name: string }>().name
      const { registers } = office.state()
      fill(kibibytes)
      const out = join(disk, 'out.xlsx')
      for (const words of [
        ['import', large],
        ['backup'],
        ['list', 'unit'],
        ['export', 'unit', '--out', out],
        ['restore', backup],
        ['init', '--data', join(disk, 'another')],
      ]) {
        const ended = await ledger(...(words.includes('--data') ? words : [...words, '--data', office.data]), '--json')
        expect([0, 3]).toContain(ended.code)
        if (ended.code === 3) expectSentence(ended, fullSentence)
        expect(office.state().registers).toBe(registers)
      }
      rmSync(filler)
      expect(readdirSync(office.data).filter((name) => /aside|damaged|restoring/.test(name))).toEqual([])
      expect(readdirSync(join(office.data, 'backups')).filter((name) => name.includes('partial'))).toEqual([])
      for (const info of (await expectDone(ledgerHere('backups', '--json', '--data', office.data))).json<{ backups: { verified: boolean }[] }>().backups)
        expect(info.verified).toBe(true)
      expect((await expectDone(ledgerHere('verify', '--json', '--data', office.data))).json()).toMatchObject({ ok: true })
      await expectDone(ledgerHere('import', unitLedger(join(folder, 'small.xlsx'), 30, 900), '--json', '--data', office.data))
      // Whether or not it came to be before, it can be now.
      expect([0, 3]).toContain((await ledgerHere('init', '--data', join(disk, 'another'))).code)
      await expectDone(ledgerHere('list', 'unit', '--json', '--data', join(disk, 'another')))
    },
    patience,
  )

  test(
    'the open product says so for an upload, a commit, an edit and a backup, and goes on when there is space',
    async () => {
      const host = await startWebHost(office.data, { page: office.page })
      try {
        const client = await enter(host.url)
        const { fileId } = await client.upload('单位.xlsx', unitBytes(folder, 300, 2000))
        let previewId = ''
        for await (const event of await client.call.imports.open({ fileIds: [fileId] })) if (event.type === 'preview') previewId = event.preview.previewId
        const { registers } = office.state()
        fill(0)
        const answer = await client.fetch('/files', {
          method: 'POST',
          headers: { 'x-file-name': 'b.xlsx' },
          body: new Uint8Array(unitBytes(folder, 300, 3000)),
        })
        expect(answer.status).toBe(422)
        expect(await answer.json()).toMatchObject({ code: 'disk-full', reference: '' })
        for (const call of [
          () => client.call.imports.commit({ previewId }),
          () => client.call.safekeeping.backup(),
          () => exportedFile(client.call, { register: 'unit', format: 'xlsx' }),
        ]) {
          const refusal = await refusalOf(call())
          expect(refusal).toMatchObject({ code: 'disk-full', reference: '' })
          expect(errorSentence(refusal.code, refusal.params)).toMatch(/^磁盘空间不足/)
        }
        // A single record may still find room in the log that is already there; a thousand do not.
        const edits = await Promise.all(
          Array.from({ length: 400 }, (_, index) =>
            client.call.records.create({ register: 'unit', values: { name: `满盘单位${index}` } }).then(
              () => 'saved',
              (error: { code?: string }) => error.code,
            ),
          ),
        )
        expect(edits).toContain('disk-full')
        const saved = edits.filter((outcome) => outcome === 'saved').length
        expect(edits.filter((outcome) => outcome !== 'saved' && outcome !== 'disk-full')).toEqual([])
        expect((await client.call.records.list({ register: 'unit' })).total).toBe(3 + saved)
        if (saved === 0) expect(office.state().registers).toBe(registers)
        rmSync(filler)
        const batches = []
        for await (const event of await client.call.imports.commit({ previewId })) if (event.type === 'committed') batches.push(...event.batches)
        expect(batches).toMatchObject([{ rows: { added: 300 } }])
        expect((await client.call.safekeeping.backup()).verified).toBe(true)
      } finally {
        expect(await host.close()).toBe(0)
      }
      expect((await expectDone(ledgerHere('verify', '--json', '--data', office.data))).json()).toMatchObject({ ok: true })
    },
    patience,
  )
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))
