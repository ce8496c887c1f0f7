// A table of records as a workbook of our own writing: what others read in it.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { WorkbookWriter } from '@cj-tech-master/excelts'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RecordColumn } from '#core/exports/recordTable.ts'
import { writeRecordsXlsx } from '#core/exports/writeRecordsXlsx.ts'
import type { CellValue } from '#core/exports/xlsx/sheetXml.ts'
import { createZip } from '#core/exports/xlsx/zipFile.ts'
import { byBothReaders, differenceOfReaders } from '#test/support/twoReaders.ts'

const column = (heading: string, kind: RecordColumn['kind'] = 'text'): RecordColumn => ({ key: heading, heading, kind, width: 8, cell: () => null })
const columns = [column('姓名'), column('会员数', 'number'), column('备注 <&>"\'')]

const rows: readonly (readonly CellValue[])[] = [
  ['王伟', 3.5, '=1+1'],
  [null, null, null],
  ['  前后有空格 ', 0, '+86 139'],
  ['<b>&amp;</b>', -2, '第一行\n第二行'],
  ['_x000D_', 12_345_678_901, 'a_x0041_b_'],
  ['𠮷野家 😀', null, '\t制表'],
  ['331002198503127000', 1e15, '0.1'],
  ['', 1, '@SUM(A1)'],
  ['王伟', 0.1, '-'],
]

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-xlsx-'))
  path = join(folder, 'list.xlsx')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** As exports were written before. */
async function byLibrary(to: string): Promise<void> {
  const stream = createWriteStream(to)
  const workbook = new WorkbookWriter({ stream, useSharedStrings: false, useStyles: true })
  const sheet = workbook.addWorksheet('会员', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.addRow(columns.map(({ heading }) => heading)).commit()
  for (const row of rows) sheet.addRow(row.map((cell) => (typeof cell === 'string' ? cell.replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_') : cell))).commit()
  sheet.commit()
  await Promise.all([finished(stream), workbook.commit()])
}

async function cellsOf(file: string) {
  const { ours, theirs } = await byBothReaders(file)
  expect(ours.sheets.map(({ cells }) => cells)).toEqual(theirs.sheets.map(({ cells }) => cells))
  return ours.sheets.map(({ name, cells }) => ({ name, cells }))
}

const partOf = (part: string) => new TextDecoder().decode(unzipSync(readFileSync(path))[part])

describe('a table as a workbook', () => {
  test('of very many rows is never held as a whole: bytes go to the disk as they are made', async () => {
    const text = '台州市第一机械厂工会委员会'.repeat(20)
    // Does not become smaller when it is packed.
    const noise = (seed: number) => createHash('sha512').update(`${seed}`).digest('base64')
    // Only what is still held counts, not what a busy machine has not yet collected.
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const bytes = () => {
      collect()
      return process.memoryUsage().arrayBuffers
    }
    const before = bytes()
    let held = 0
    const many = function* (): Generator<readonly CellValue[]> {
      for (let row = 0; row < 60_000; row += 1) {
        yield [`${noise(row)}${noise(-row)}`, row, text]
        if (row % 500 === 0) held = Math.max(held, bytes() - before)
      }
    }
    await writeRecordsXlsx(path, '会员', columns, many())
    expect(partOf('xl/worksheets/sheet1.xml').length).toBeGreaterThan(15_000_000)
    expect(held).toBeLessThan(4 * 2 ** 20)
  })

  test('has the cells that a general library writes of the same rows', async () => {
    await writeRecordsXlsx(path, '会员', columns, rows)
    const library = join(folder, 'library.xlsx')
    await byLibrary(library)
    // Its texts were written as results of formulas, whose escapes SheetJS takes away twice.
    const { ours } = await byBothReaders(library)
    const filled = (cells: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(cells).filter(([, cell]) => (cell as unknown[])[1] !== ''))
    expect((await cellsOf(path)).map(({ cells }) => cells)).toEqual(ours.sheets.map(({ cells }) => filled(cells)))
    expect(await differenceOfReaders(path)).toBeNull()
  })

  test('leaves out what XML cannot hold, and every line break is one', async () => {
    await writeRecordsXlsx(path, '会员', columns, [['a\u0000\u0001\u000b\u001f\ufffe\uffffb', null, 'x\r\ny\rz\n']])
    const [sheet] = await cellsOf(path)
    expect([sheet?.cells.A2, sheet?.cells.C2]).toEqual([
      ['s', 'ab'],
      ['s', 'x\ny\nz\n'],
    ])
  })

  test('is the same to LibreOffice, blanks at both ends and all', async () => {
    await writeRecordsXlsx(path, '会员', columns, rows)
    const words = [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      '--convert-to',
      'csv:Text - txt - csv (StarCalc):9,34,76',
      '--outdir',
      folder,
    ]
    execFileSync('soffice', [...words, path], { stdio: 'ignore' })
    const quoted = (cell: CellValue | undefined) => (/["\t\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell ?? ''))
    const expected = [columns.map(({ heading }) => heading), ...rows].map((row) => row.map(quoted).join('\t'))
    const read = readFileSync(path.replace(/xlsx$/, 'csv'), 'utf8').trimEnd()
    expect(read).toBe(expected.join('\n'))
  })

  const python = '/usr/bin/python3'
  const hasOpenpyxl = spawnSync(python, ['-c', 'import openpyxl']).status === 0
  test.runIf(hasOpenpyxl)('is the same to openpyxl, with its format, heading and filter', async () => {
    await writeRecordsXlsx(path, '会员', columns, rows)
    const script = `import sys, json, openpyxl
s = openpyxl.load_workbook(sys.argv[1]).worksheets[0]
print(json.dumps([[[c.value for c in r] for r in s.iter_rows(min_row=2)], s.title, s.freeze_panes, s.auto_filter.ref, s.print_title_rows, s['A2'].number_format, s['B2'].number_format, s['A1'].font.b, s.column_dimensions['A'].width]))`
    const told = JSON.parse(execFileSync(python, ['-c', script, path], { encoding: 'utf8' })) as unknown
    expect(told).toEqual([rows.map((row) => row.map((cell) => (cell === '' ? null : cell))), '会员', 'A2', 'A1:C10', '$1:$1', '@', 'General', true, 18])
  })

  test('keeps text as text in cells that are text, formulas among them', async () => {
    await writeRecordsXlsx(path, '会员', columns, rows)
    const sheet = partOf('xl/worksheets/sheet1.xml')
    expect(sheet).not.toContain('<f>')
    expect(sheet).toMatch(/<c r="C2" s="1" t="(s|inlineStr)">/)
    expect(partOf('xl/styles.xml')).toContain('<xf numFmtId="49"')
  })

  test('goes on in a second sheet, with its heading, where a first one is full', async () => {
    await writeRecordsXlsx(path, '会员', columns, rows, { rowsPerSheet: 6 })
    const sheets = await cellsOf(path)
    expect(sheets.map(({ name }) => name)).toEqual(['会员', '会员 (2)'])
    expect(sheets.map(({ cells }) => cells.A1)).toEqual([
      ['s', '姓名'],
      ['s', '姓名'],
    ])
    expect([sheets[0]?.cells.A6, sheets[0]?.cells.A7, sheets[1]?.cells.C2, sheets[1]?.cells.B5]).toEqual([
      ['s', '_x000D_'],
      undefined,
      ['s', '\t制表'],
      ['n', 0.1],
    ])
    expect(partOf('xl/workbook.xml')).toContain("'会员 (2)'!$A$1:$C$5")
  })

  test('fills its sheet to the last row, and has no second one for nothing', async () => {
    await writeRecordsXlsx(path, '会员', columns, rows, { rowsPerSheet: rows.length + 1 })
    expect((await cellsOf(path)).map(({ name }) => name)).toEqual(['会员'])
  })

  test('of no rows is its heading alone, without a filter', async () => {
    await writeRecordsXlsx(path, '会员', columns, [])
    expect(Object.keys((await cellsOf(path))[0]?.cells ?? {})).toEqual(['A1', 'B1', 'C1'])
    expect(partOf('xl/worksheets/sheet1.xml')).not.toContain('autoFilter')
  })

  test('writes a text of few once and one of many where it stands', async () => {
    const many = Array.from({ length: 6000 }, (_, index): CellValue[] => [`第${index}人`, index, ['男', '女'][index % 2] ?? ''])
    await writeRecordsXlsx(path, '会员', columns, many)
    const shared = partOf('xl/sharedStrings.xml')
    expect(shared.split('<t>男</t>')).toHaveLength(2)
    expect(shared).not.toContain('第5999人')
    const [sheet] = await cellsOf(path)
    expect([sheet?.cells.A6001, sheet?.cells.C6001]).toEqual([
      ['s', '第5999人'],
      ['s', '女'],
    ])
  })

  test('that is given up leaves nothing, and lets its rows go', async () => {
    let closed = false
    function* failing(): Generator<readonly CellValue[]> {
      try {
        for (let index = 0; ; index += 1) {
          yield ['王伟', index, null]
          if (index === 5000) throw new Error('enough')
        }
      } finally {
        closed = true
      }
    }
    await expect(writeRecordsXlsx(path, '会员', columns, failing())).rejects.toThrow('enough')
    expect([existsSync(path), closed]).toEqual([false, true])
  })
})

// A file with a hole takes no room here; elsewhere it would take four gibibytes.
test.runIf(process.platform === 'linux')('a zip whose parts begin behind the fourth gibibyte is whole', async () => {
  const zip = await createZip(path, 2 ** 32 + 5)
  await zip.add('one.txt', ['one'])
  await zip.add('two.txt', ['two'.repeat(1000)])
  await zip.finish()
  await zip.close()
  expect(execFileSync('unzip', ['-p', path, 'two.txt'], { encoding: 'utf8' })).toBe('two'.repeat(1000))
})
