import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { readWorkbook } from '#core/imports/reading/readWorkbook.ts'
import { workbookParts, writeZip } from '#test/support/packageWriter.ts'
import { sharedLedgers } from '#test/support/sharedLedgers.ts'
import { readBytes, readPackage, refusal } from './reading.ts'

const sheet = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
const parts = workbookParts({ sheet })
const whole = writeZip(parts)

describe('a file that cannot be read is refused with its reason', () => {
  test('nothing there, nothing in it', async () => {
    expect(await refusal(readWorkbook(join(tmpdir(), 'not-here.xlsx'), { name: 'x.xlsx' }))).toBe('file-missing')
    expect(await refusal(readWorkbook(mkdtempSync(join(tmpdir(), 'folder-')), { name: 'x.xlsx' }))).toBe('file-unreadable')
    expect(await refusal(readBytes('', 'x.xlsx'))).toBe('file-empty')
  })

  test('cut short at any point', async () => {
    for (const length of [4, 40, 200, Math.floor(whole.length / 2), whole.length - 30, whole.length - 1]) {
      expect(await refusal(readBytes(whole.subarray(0, length), 'x.xlsx'))).toBe('file-truncated')
    }
    const ole = oleWith('Workbook', biff([[0x809, Buffer.alloc(16)]]))
    expect(await refusal(readBytes(ole.subarray(0, 600), 'x.xls'))).toBe('file-truncated')
  })

  test.each(['biff8', 'biff5', 'biff4', 'biff3', 'biff2', 'xlml', 'html', 'fods'] as const)('cut short, as %s', async (bookType) => {
    const rows = Array.from({ length: 300 }, (_, index) => [`第${index}工会`, index])
    const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(rows), '台账')
    const bytes = Buffer.from(XLSX.write(book, { type: 'buffer', bookType: bookType as XLSX.BookType }) as Uint8Array)
    expect((await readBytes(bytes, 'x.xls')).sheets[0]?.rows).toHaveLength(300)
    for (const share of [0.3, 0.5, 0.7, 0.9])
      expect(await refusal(readBytes(bytes.subarray(0, Math.floor(bytes.length * share)), 'x.xls'))).toBe('file-truncated')
  })

  test('a sheet that is not where the workbook says, or that it does not list, whose rows would be missing', async () => {
    expect(await refusal(readBytes(oleWith('Workbook', listing([0], 2)), 'x.xls'))).toBe('file-damaged')
    expect(await refusal(readBytes(oleWith('Workbook', listing([0, 1], 2)), 'x.xls'))).toBe('opened')
    expect(await refusal(readBytes(oleWith('Workbook', listing([0, 0.5], 2)), 'x.xls'))).toBe('file-damaged')
  })

  test('a chain of sectors that leads back into itself', async () => {
    const bytes = oleWith('Workbook', Buffer.concat([listing([0], 1), Buffer.alloc(50_000)]))
    const fat = 512 * (1 + bytes.readUInt32LE(76))
    for (const [from, to] of [
      [40, 20],
      [30, 30],
    ] as const) {
      const looped = Buffer.from(bytes)
      looped.writeUInt32LE(to, fat + from * 4)
      const started = performance.now()
      expect(await refusal(readBytes(looped, 'x.xls'))).toBe('file-damaged')
      expect(performance.now() - started).toBeLessThan(1000)
    }
  })

  test('a theme that cannot be unpacked hinders nobody', async () => {
    // The version, and a zip whose only part breaks off: SheetJS would unpack it for ever.
    const zip = writeZip([{ name: 'theme/theme/theme1.xml', content: Buffer.concat([Buffer.alloc(3000, 7), Buffer.from('x'.repeat(50))]) }])
    zip.fill(0xff, 60, zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2])))
    const theme = Buffer.concat([Buffer.from([0x96, 8]), Buffer.alloc(14), zip])
    const started = performance.now()
    expect((await readBytes(oleWith('Workbook', listing([0], 1, [[0x896, theme]])), 'x.xls')).sheets[0]?.rows).toHaveLength(1)
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test('a stray zero makes no UTF-16 of a text', async () => {
    for (const text of ['A,1\r\0,3\r', 'A,1\r2,\0\r', 'A,1\r2\0' + '3\r']) expect(await refusal(readBytes(text, 'x.csv'))).toBe('file-not-a-workbook unknown')
  })

  test('a sheet that would be left out without a word', async () => {
    const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([['工会', 12]]), '台账')
    const binary = async (change: (archive: unknown, sheet: { content: Uint8Array }) => void): Promise<string> => {
      const archive: unknown = XLSX.CFB.read(XLSX.write(book, { type: 'buffer', bookType: 'xlsb' }) as Buffer, { type: 'buffer' })
      change(archive, XLSX.CFB.find(archive, '/xl/worksheets/sheet1.bin') as { content: Uint8Array })
      return await refusal(readBytes(Buffer.from(XLSX.CFB.write(archive, { type: 'buffer', fileType: 'zip' }) as Uint8Array), 'x.xlsb'))
    }
    expect(await binary(() => {})).toBe('opened')
    expect(await binary((archive) => XLSX.CFB.utils.cfb_del(archive, '/xl/worksheets/sheet1.bin'))).toBe('file-damaged')
    const shorten = (workbook: { content: Uint8Array }): void => {
      workbook.content = workbook.content.slice(0, -1)
    }
    expect(await binary((archive) => shorten(XLSX.CFB.find(archive, '/xl/workbook.bin') as { content: Uint8Array }))).toBe('file-damaged')
    const lengthen = (sheet: { content: Uint8Array }): void => {
      const bytes = Buffer.from(sheet.content)
      // The record of the first cell claims to be longer than it is.
      bytes.writeUInt8(0x37, bytes.indexOf(Buffer.from('工会', 'utf16le')) - 13)
      sheet.content = bytes
    }
    expect(await binary((_archive, sheet) => lengthen(sheet))).toBe('file-damaged')
    const named = (name: string): string => `<Worksheet ss:Name="${name}"><Table><Row><Cell><Data ss:Type="String">甲</Data></Cell></Row></Table></Worksheet>`
    const workbook = (sheets: string): string => `<?xml version="1.0"?><Workbook xmlns:ss="s">${sheets}</Workbook>`
    expect(await refusal(readBytes(workbook(named('a') + named('b')), 'x.xls'))).toBe('opened')
    expect(await refusal(readBytes(workbook(named('a') + named('a')), 'x.xls'))).toBe('file-damaged')
    const stranger = parts.map((each) => (each.name.includes('sheet1') ? { ...each, content: '<styleSheet/>' } : each))
    expect(await refusal(readBytes(writeZip(stranger), 'x.xlsx'))).toBe('file-damaged')
    const row = '<Row><Cell><Data ss:Type="String">甲</Data></Cell></Row>'
    const markup = (rows: string) => `<?xml version="1.0"?><Workbook xmlns:ss="s"><Worksheet ss:Name="a"><Table>${rows}</Table></Worksheet></Workbook>`
    expect(await refusal(readBytes(markup(row + row), 'x.xls'))).toBe('opened')
    expect(await refusal(readBytes(markup(`${row}<Row><Cell></Row>${row}`), 'x.xls'))).toBe('file-damaged')
  })

  test('bytes changed inside a part', async () => {
    expect(await refusal(readBytes(writeZip(parts.map((part) => ({ ...part, wrongCrc: part.name.includes('sheet1') }))), 'x.xlsx'))).toBe('file-truncated')
    const broken = Buffer.from(whole)
    broken.fill(0x5a, 60, 90)
    expect(await refusal(readBytes(broken, 'x.xlsx'))).toBe('file-truncated')
  })

  test('encrypted in each of the ways that Office has', async () => {
    expect(await refusal(readBytes(oleWith('EncryptedPackage', Buffer.alloc(5000)), 'x.xlsx'))).toBe('file-encrypted')
    expect(
      await refusal(
        readBytes(
          oleWith(
            'Workbook',
            biff([
              [0x809, Buffer.from([0, 6, 5, 0, 0, 0, 0, 0])],
              [0x2f, Buffer.alloc(54)],
            ]),
          ),
          'x.xls',
        ),
      ),
    ).toBe('file-encrypted')
    expect(await refusal(readBytes(writeZip(parts.map((part) => ({ ...part, encrypted: true }))), 'x.xlsx'))).toBe('file-encrypted')
    const ods = writeZip([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
      { name: 'content.xml', content: Buffer.alloc(64, 7) },
      {
        name: 'META-INF/manifest.xml',
        content: '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
      },
    ])
    expect(await refusal(readBytes(ods, 'x.ods'))).toBe('file-encrypted')
  })

  test('another kind of document, by its content', async () => {
    const renamed = (type: string, part: string): Buffer =>
      writeZip(
        workbookParts({}).map((each) => ({
          name: each.name.replace('xl/workbook.xml', part),
          content: String(each.content).replaceAll('xl/workbook.xml', part).replace('spreadsheetml.sheet', type),
        })),
      )
    expect(await refusal(readBytes(renamed('wordprocessingml.document', 'word/document.xml'), 'x.xlsx'))).toBe('file-not-a-workbook word')
    expect(await refusal(readBytes(renamed('presentationml.presentation', 'ppt/presentation.xml'), 'x.xlsx'))).toBe('file-not-a-workbook presentation')
    expect(await refusal(readBytes(writeZip([{ name: '照片.jpg', content: 'x' }]), 'x.xlsx'))).toBe('file-not-a-workbook archive')
    expect(await refusal(readBytes(oleWith('WordDocument', Buffer.alloc(5000)), 'x.xls'))).toBe('file-not-a-workbook word')
  })

  test.each([
    ['an element that is never closed', '<sheetData><row r="1"><c r="A1"><v>1</v></c>'],
    ['a closing tag for another element', '<sheetData><row r="1"><c r="A1"><v>1</c></v></row></sheetData>'],
    ['a tag inside a tag', '<sheetData><row r="1" <c r="A1"/></row></sheetData>'],
    ['a text number that is none', '<sheetData><row r="1"><c r="A1" t="s"><v>0.5</v></c></row></sheetData>'],
    ['a text number beyond the table', '<sheetData><row r="1"><c r="A1" t="s"><v>5</v></c></row></sheetData>'],
    ['a row beyond the last', '<sheetData><row r="1048577"><c r="A1048577"><v>1</v></c></row></sheetData>'],
    ['a column beyond the last', '<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>'],
  ])('XML that is not what it should be: %s', async (_label, content) => {
    expect(await refusal(readPackage({ sheet: content }))).toBe('file-damaged')
  })

  test('a document type declaration is refused, never expanded', async () => {
    const bomb = parts.map((part) => (part.name.includes('sheet1') ? { ...part, content: `<!DOCTYPE x [<!ENTITY a "aaaa">]>${part.content}` } : part))
    expect(await refusal(readBytes(writeZip(bomb), 'x.xlsx'))).toBe('file-damaged')
  })

  test('two parts of one name, and a sheet whose part is missing', async () => {
    expect(await refusal(readBytes(writeZip([...parts, { name: 'xl/worksheets/Sheet1.xml', content: '<worksheet/>' }]), 'x.xlsx'))).toBe('file-damaged')
    expect(await refusal(readBytes(writeZip(parts.filter((part) => !part.name.includes('sheet1'))), 'x.xlsx'))).toBe('file-damaged')
  })
})

describe('a file that would fill the memory is given up', () => {
  test('entries that share their bytes', async () => {
    const shared = writeZip([...parts, { name: 'xl/a.xml', content: 'a'.repeat(5000) }, { name: 'xl/b.xml', content: '', sameDataAs: 'xl/a.xml' }])
    expect(await refusal(readBytes(shared, 'x.xlsx'))).toBe('file-too-large')
  })

  test('a part that unpacks to far more than it is', async () => {
    const strings = `<si><t>${'工'.repeat(300)}</t></si>`.repeat(2000)
    const bytes = writeZip(workbookParts({ strings, sheet }))
    expect(await refusal(readBytes(bytes, 'x.xlsx'))).toBe('opened')
    expect(await refusal(readBytes(bytes, 'x.xlsx', { limits: { ratio: 50, ratioFromBytes: 100_000 } }))).toBe('file-too-large')
    expect(await refusal(readBytes(bytes, 'x.xlsx', { limits: { decompressedBytes: 1_000_000 } }))).toBe('file-too-large')
    expect(deflateRawSync(strings).length).toBeLessThan(strings.length / 50)
  })

  test('more cells, wider rows, longer texts or a bigger file than allowed', async () => {
    const many = `<sheetData>${'<row><c><v>1</v></c><c><v>1</v></c></row>'.repeat(100)}</sheetData>`
    const bytes = writeZip(workbookParts({ sheet: many }))
    expect(await refusal(readBytes(bytes, 'x.xlsx', { limits: { cells: 199 } }))).toBe('file-too-large')
    expect(await refusal(readBytes(bytes, 'x.xlsx', { limits: { cells: 200 } }))).toBe('opened')
    expect(await refusal(readBytes(bytes, 'x.xlsx', { limits: { slots: 199 } }))).toBe('file-too-large')
    expect(await refusal(readBytes(bytes, 'x.xlsx', { limits: { fileBytes: 100 } }))).toBe('file-too-large')
    expect(await refusal(readBytes('a,b\n'.repeat(100), 'x.csv', { limits: { cells: 199 } }))).toBe('file-too-large')
    expect(await refusal(readPackage({ sheet, strings: `<si><t>${'甲'.repeat(32_768)}</t></si>` }))).toBe('file-too-large')
  })
})

describe('long reading', () => {
  const rows = Array.from(
    { length: 40_000 },
    (_unused, index) => `<row r="${index + 1}">${`<c t="inlineStr"><is><t>椒江区${index}</t></is></c><c><v>${index}</v></c>`.repeat(6)}</row>`,
  ).join('')
  const large = writeZip(workbookParts({ sheet: `<sheetData>${rows}</sheetData>` }))

  test('stops when it is cancelled, before it begins or in the middle', async () => {
    const stopped = new AbortController()
    stopped.abort()
    expect(await refusal(readBytes(large, 'x.xlsx', { signal: stopped.signal }))).toBe('cancelled')
    const stopping = new AbortController()
    expect(await refusal(readBytes(large, 'x.xlsx', { signal: stopping.signal, onProgress: (done) => done > 1_000_000 && stopping.abort() }))).toBe('cancelled')
    const text = new AbortController()
    setTimeout(() => text.abort(), 20)
    expect(await refusal(readBytes('甲,乙,丙\n'.repeat(2_000_000), 'x.csv', { signal: text.signal }))).toBe('cancelled')
  })

  test('tells how far it is and lets others have their turn', async () => {
    const seen: number[] = []
    let total = 0
    let turns = 0
    const ticking = setInterval(() => {
      turns += 1
    }, 1)
    await readBytes(large, 'x.xlsx', {
      onProgress(done, of) {
        seen.push(done)
        total = of
      },
    })
    clearInterval(ticking)
    expect(seen.length).toBeGreaterThan(10)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(seen.at(-1)).toBe(total)
    expect(turns).toBeGreaterThan(5)
  })
})

describe.skipIf(!sharedLedgers)('the collected bad files', () => {
  const codes: Readonly<Record<string, string>> = {
    'not-a-spreadsheet': 'file-not-a-workbook word',
    encrypted: 'file-encrypted',
    'too-large': 'file-too-large',
    damaged: 'file-truncated',
    empty: 'file-empty',
  }
  const folder = join(sharedLedgers ?? '', 'ledgers')
  const files = sharedLedgers ? readdirSync(join(folder, 'expected')).filter((name) => name.startsWith('bad-')) : []
  test.each(files)('%s', async (name) => {
    const expected = JSON.parse(readFileSync(join(folder, 'expected', name), 'utf8'))
    const reading = readWorkbook(join(folder, expected.file), { name: expected.file.slice(4) })
    const started = performance.now()
    if (expected.refused) expect(await refusal(reading)).toBe(codes[expected.reason])
    else expect((await reading).sheets[0]?.rows.map((row) => row.number)).toEqual([1, 2, 3, 4])
    expect(performance.now() - started).toBeLessThan((expected.maxSeconds ?? 10) * 1000)
  })

  const corpus = join(sharedLedgers ?? '', 'corpus')
  test.skipIf(!existsSync(corpus))('every file of the collection opens or is refused, none hangs or breaks the reader', async () => {
    for (const file of readdirSync(corpus)) {
      if (/\.(?:tsv|jsonl)$/.test(file)) continue
      const started = performance.now()
      await refusal(readWorkbook(join(corpus, file), { name: file }))
      if (performance.now() - started > 10_000) throw new Error(`${file} took too long`)
    }
  })
})

/** A workbook stream of so many sheets with one number each, and a list of those at these places; more records may stand before the list. */
function listing(listed: readonly number[], sheets: number, more: readonly (readonly [number, Buffer])[] = []): Buffer {
  const begin = (kind: number): Buffer => Buffer.from([0, 6, kind, 0, 0, 0, 0, 0])
  const number = Buffer.alloc(14)
  number.writeDoubleLE(12, 6)
  const sheet = biff([
    [0x809, begin(0x10)],
    [0x203, number],
    [0x0a, Buffer.alloc(0)],
  ])
  const entry = (place: number, at: number): readonly [number, Buffer] => [0x85, Buffer.from([at & 0xff, at >> 8, 0, 0, 0, 0, 2, 0, 0x53, 0x31 + place * 2])]
  const globals = (at: number): Buffer =>
    biff([[0x809, begin(5)], ...more, ...listed.map((place) => entry(place, at + place * sheet.length)), [0x0a, Buffer.alloc(0)]])
  return Buffer.concat([globals(globals(0).length), ...Array.from({ length: sheets }, () => sheet)])
}

function biff(records: readonly (readonly [number, Buffer])[]): Buffer {
  return Buffer.concat(
    records.flatMap(([type, data]) => {
      const head = Buffer.alloc(4)
      head.writeUInt16LE(type, 0)
      head.writeUInt16LE(data.length, 2)
      return [head, data]
    }),
  )
}

function oleWith(stream: string, content: Buffer): Buffer {
  const container = XLSX.CFB.utils.cfb_new()
  XLSX.CFB.utils.cfb_add(container, `/${stream}`, Buffer.concat([content, Buffer.alloc(5000)]))
  return Buffer.from(XLSX.CFB.write(container, { type: 'buffer' }))
}
