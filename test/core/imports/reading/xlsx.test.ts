import { describe, expect, test } from 'vitest'
import { workbookParts, writeZip } from '#test/support/packageWriter.ts'
import { cellAt, firstSheet, grid, readBytes, readPackage, refusal } from './reading.ts'

const styles = `<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="0.0%"/></numFmts>
<fonts><font><sz val="11"/></font><font><strike/></font><font><strike val="0"/></font></fonts>
<cellStyleXfs><xf numFmtId="14" fontId="1"/></cellStyleXfs>
<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="165" fontId="2"/><xf numFmtId="0" fontId="1"/><xf numFmtId="20" fontId="0"/></cellXfs>
<dxfs><dxf><font><strike/></font></dxf></dxfs>`

describe('cells of a workbook', () => {
  test('numbers, texts, truth values and errors', async () => {
    const sheet = await readPackage({
      strings: '<si><t>工会名称</t></si><si><t xml:space="preserve"> 万全清 </t></si><si/><si><t/></si>',
      sheet: `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>
        <row r="2"><c r="A2"><v>12</v></c><c r="B2"><v>-0.5</v></c><c r="C2" t="n"><v>3.31002E+17</v></c><c r="D2"><v>331002198503127894</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" t="b"><v>0</v></c><c r="G2" t="e"><v>#REF!</v></c></row></sheetData>`,
    })
    expect(grid(sheet)).toEqual([
      ['工会名称', ' 万全清 '],
      [12, -0.5, 331002e12, 331002198503127900, true, false, '#REF!'],
    ])
    expect(sheet.rows[1]?.cells.map((cell) => cell?.type).join('')).toBe('nnnnbbe')
  })

  test('rich text is joined, phonetic guides are left out, escapes and entities are resolved', async () => {
    const sheet = await readPackage({
      strings:
        '<si><r><rPr><b/></rPr><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r><rPh sb="0" eb="1"><t>jia</t></rPh><phoneticPr fontId="1"/></si><si><t>ABC_x000D_\r\nDEF _x005F_x000D_ &lt;&amp;&#x4E2D;&#20013;&gt;</t></si><si><t><![CDATA[<a&b>]]>c</t></si>',
      sheet: `<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="inlineStr"><is><t>丙</t><r><t>丁</t></r><rPh><t>x</t></rPh></is></c></row></sheetData>`,
    })
    expect(grid(sheet)).toEqual([['甲 乙', 'ABC\r\nDEF _x000D_ <&中中>', '<a&b>c', '丙丁']])
  })

  test('a number is a day when its style shows one, and keeps its format otherwise', async () => {
    const sheet = await readPackage({
      styles,
      sheet:
        '<sheetData><row r="1"><c r="A1" s="1"><v>43466</v></c><c r="B1" s="2"><v>43525</v></c><c r="C1" s="3"><v>0.367</v></c><c r="D1" s="5"><v>0.5</v></c><c r="E1"><v>43466</v></c><c r="F1" t="d"><v>2019-01-01T00:00:00</v></c><c r="G1" s="1"><v>60</v></c></row></sheetData>',
    })
    expect(sheet.rows[0]?.cells).toEqual([
      { type: 'd', value: '2019-01-01', serial: 43466, format: 'yyyy/m/d' },
      { type: 'd', value: '2019-03-01', serial: 43525, format: 'yyyy"年"m"月"' },
      { type: 'n', value: 0.367, format: '0.0%' },
      { type: 'n', value: 0.5, format: 'h:mm' },
      { type: 'n', value: 43466 },
      { type: 'd', value: '2019-01-01', serial: 43466 },
      { type: 'n', value: 60, format: 'yyyy/m/d' },
    ])
  })

  test('a 1904 workbook counts its days from 1904', async () => {
    const workbook = await readBytes(
      writeZip(
        workbookParts({ styles, workbook: '<workbookPr date1904="1"/>', sheet: '<sheetData><row r="1"><c r="A1" s="1"><v>42004</v></c></row></sheetData>' }),
      ),
      'x.xlsx',
    )
    expect(workbook.date1904).toBe(true)
    expect(cellAt(firstSheet(workbook), 'A1')).toMatchObject({ type: 'd', value: '2019-01-01', serial: 42004 })
  })

  test('a formula gives its stored value, and says so when it has none', async () => {
    const sheet = await readPackage({
      sheet: `<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>1+1</f><v/></c><c r="D1" t="str"><f>""</f><v></v></c><c r="E1" t="str"><f>A1</f></c><c r="F1" t="str"><f>A1</f><v>文字</v></c><c r="G1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="H1"><f t="shared" si="0"/><v>0</v></c></row></sheetData>`,
    })
    expect(sheet.rows[0]?.cells.map((cell) => cell && [cell.type, cell.value])).toEqual([
      ['n', 2],
      ['e', 'formula-without-value'],
      ['e', 'formula-without-value'],
      undefined,
      ['e', 'formula-without-value'],
      ['s', '文字'],
      ['e', '#DIV/0!'],
      ['n', 0],
    ])
  })

  test('a cell in its plainest form is the same as one that is written otherwise', async () => {
    const cells = [
      [
        '<c r="A1" s="1"><v>43466</v></c>',
        '<c r="B1" s="3" t="s"><v>1</v></c>',
        '<c r="D1"><v>331002198503127</v></c>',
        '<c r="E1" s="4"/>',
        '<c r="F1" s="4"><v>7</v></c>',
      ],
      ['<c t="s" r="AA2"><v>0</v></c>', '<c s="2" r="AB2"><v>000</v></c>', '<c><v>5</v></c>', '<c t="s"><v>2</v></c>', '<c r="AF2" t="s"><v>3</v></c>'],
      [
        '<c r="C3"><v>1</v></c>',
        '<c r="A3"><v>2</v></c>',
        '<c r="C3"><v>3</v></c>',
        '<c r="D3"><v>1234567890123456789</v></c>',
        '<c r="E3" s="1"><v>60</v></c>',
      ],
    ]
    // Whatever follows is more than the bytes that the last cells need to be sure of their end.
    const sheet = (change: (cell: string) => string) =>
      readPackage({
        styles,
        strings: '<si><t>甲</t></si><si><t>𠮷田</t></si><si><t/></si><si><t>甲</t></si>',
        sheet: `<sheetData>${cells.map((row, index) => `<row r="${index + 1}">${row.map(change).join('')}</row>`).join('')}</sheetData><!--${'x'.repeat(500)}-->`,
      })
    const plain = await sheet((cell) => cell)
    expect(plain).toEqual(await sheet((cell) => cell.replaceAll('"', "'")))
    expect(plain).toEqual(await sheet((cell) => cell.replace('<v>', '<v ><!-- -->')))
    expect(grid(plain)[2]).toEqual([2, null, 3, 1234567890123456800, 60])
    expect(cellAt(plain, 'AB2')).toEqual({ type: 'n', value: 0, format: 'yyyy"年"m"月"' })
    expect(grid(plain)[1]?.slice(26)).toEqual(['甲', 0, 5, null, null, '甲'])
  })

  test('rows and cells without an address follow the one before, and rows out of order are put in order', async () => {
    const sheet = await readPackage({
      sheet:
        '<sheetData><row r="5"><c r="B5"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row><row r="2"><c r="A2"><v>4</v></c></row><row r="5"><c r="A5"><v>5</v></c></row><row><c r="D9"><v>6</v></c></row></sheetData>',
    })
    expect(sheet.rows.map((row) => row.number)).toEqual([2, 5, 6, 9])
    expect(grid(sheet)).toEqual([[4], [5, 1, 2], [3], [null, null, null, 6]])
  })

  test('styled but empty cells and rows are not there, and the stated dimension counts for nothing', async () => {
    const sheet = await readPackage({
      styles,
      sheet:
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" s="1"/><c r="B1" s="4"><v>1</v></c><c r="C1" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row></sheetData>',
    })
    expect(sheet.rows).toHaveLength(1)
    expect(sheet.rows[0]?.cells).toHaveLength(2)
  })
})

describe('what hangs on cells', () => {
  test('a row is struck when most of its filled cells are', async () => {
    const row = (number: number, struck: number, plain: number): string =>
      `<row r="${number}">${'<c s="4"><v>1</v></c>'.repeat(struck)}${'<c s="3"><v>1</v></c>'.repeat(plain)}<c s="4"/><c s="4"/></row>`
    const sheet = await readPackage({ styles, sheet: `<sheetData>${row(1, 3, 0)}${row(2, 2, 1)}${row(3, 1, 2)}${row(4, 2, 2)}</sheetData>` })
    expect(sheet.rows.filter((each) => each.struck).map((each) => each.number)).toEqual([1, 2])
  })

  test('merges, hidden rows and columns, comments', async () => {
    const sheet = await readPackage({
      comments:
        '<authors><author>甲</author></authors><commentList><comment ref="I55" authorId="0"><text><r><t>第二</t></r></text></comment><comment ref="B2" authorId="0"><text><r><t>该单位</t></r><r><t>正在搬迁</t></r></text></comment></commentList>',
      sheet:
        '<cols><col min="1" max="1" width="9"/><col min="3" max="4" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="3" hidden="true"/></sheetData><mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="AA2:AB10"/></mergeCells>',
    })
    expect(sheet.merges).toEqual([
      { fromRow: 1, toRow: 1, fromColumn: 0, toColumn: 2 },
      { fromRow: 2, toRow: 10, fromColumn: 26, toColumn: 27 },
    ])
    expect(sheet.hiddenColumns).toEqual([2, 3])
    expect(sheet.hiddenRows).toEqual([2, 3])
    expect(sheet.rows[1]?.hidden).toBe(true)
    expect(sheet.comments).toEqual([
      { row: 2, column: 1, text: '该单位正在搬迁' },
      { row: 55, column: 8, text: '第二' },
    ])
  })

  test('hidden sheets are told, chart, macro and dialog sheets are listed without rows', async () => {
    const relation = (id: string, type: string): string =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="other.xml"/>`
    const workbook = await readBytes(
      writeZip(
        workbookParts({
          sheets:
            '<sheet name="甲" sheetId="1" r:id="s1"/><sheet name="图" sheetId="2" state="hidden" r:id="x1"/><sheet name="宏" sheetId="3" state="veryHidden" r:id="x2"/><sheet name="框" sheetId="4" r:id="x3"/>',
          relationships: relation('x1', 'chartsheet') + relation('x2', 'xlMacrosheet') + relation('x3', 'dialogsheet'),
        }),
      ),
      'x.xlsx',
    )
    expect(workbook.sheets.map(({ name, kind, hidden }) => [name, kind, hidden])).toEqual([
      ['甲', 'cells', false],
      ['图', 'chart', true],
      ['宏', 'macro', true],
      ['框', 'dialog', false],
    ])
  })
})

test('a sheet that cannot be told from another is refused, and no other stands in its place', async () => {
  const second = '<Relationship Id="s2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/>'
  const cell = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
  const open = (sheets: string): Promise<string> =>
    refusal(
      readBytes(
        writeZip([...workbookParts({ sheet: cell, sheets, relationships: second }), { name: 'xl/worksheets/sheet2.xml', content: worksheet }]),
        'x.xlsx',
      ),
    )
  const worksheet = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
  expect(await open('<sheet name="甲" sheetId="1" r:id="s1"/><sheet name="乙" sheetId="2" r:id="s2"/>')).toBe('opened')
  expect(await open('<sheet name="甲" sheetId="1"/><sheet name="乙" sheetId="2"/>')).toBe('opened')
  expect(await open('<sheet name="甲" sheetId="1" r:iD="s1"/><sheet name="乙" sheetId="2" r:id="s2"/>')).toBe('file-damaged')
  expect(await open('<sheet name="甲" sheetId="1" r:id="s2"/><sheet name="乙" sheetId="2" r:id="s2"/>')).toBe('file-damaged')
})

describe('packages as other programs write them', () => {
  const sheet = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1"><v>7</v></c></row></sheetData>'
  const parts = workbookParts({ sheet })
  async function cells(bytes: Buffer): Promise<unknown> {
    return grid(firstSheet(await readBytes(bytes, 'x.xlsx')))
  }

  test.each([
    ['data descriptors', writeZip(parts.map((part) => ({ ...part, descriptor: true })))],
    ['wrong local headers', writeZip(parts.map((part) => ({ ...part, wrongLocalHeader: true })))],
    ['stored parts', writeZip(parts.map((part) => ({ ...part, stored: true })))],
    [
      'zip64',
      writeZip(
        parts.map((part) => ({ ...part, zip64: true })),
        { zip64End: true },
      ),
    ],
    ['a comment after the archive', writeZip(parts, { comment: '由系统导出' })],
    [
      'backslashes and capitals in part names',
      writeZip(parts.map((part) => ({ ...part, name: part.name.replace('xl/worksheets/sheet1.xml', 'XL\\Worksheets\\Sheet1.XML') }))),
    ],
    ['a mark at the start of a part', writeZip(parts.map((part) => ({ ...part, content: `\ufeff${part.content}` })))],
    ['UTF-16 parts', writeZip(parts.map((part) => ({ ...part, content: Buffer.from(`\ufeff${String(part.content).replace('UTF-8', 'UTF-16')}`, 'utf16le') })))],
    [
      'strict namespaces',
      writeZip(
        parts.map((part) => ({
          ...part,
          content: String(part.content)
            .replaceAll('http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'http://purl.oclc.org/ooxml/officeDocument/relationships')
            .replaceAll('http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main'),
        })),
      ),
    ],
    [
      'a prefix on every element',
      writeZip(
        parts.map((part) => ({
          ...part,
          content: String(part.content)
            .replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:')
            .replaceAll(' xmlns=', ' xmlns:x='),
        })),
      ),
    ],
    [
      'single quotes and spaces in tags',
      writeZip(parts.map((part) => ({ ...part, content: String(part.content).replaceAll('"', "'").replaceAll('/>', ' />').replaceAll('</c>', '</c >') }))),
    ],
    [
      'comments and instructions between tags',
      writeZip(parts.map((part) => ({ ...part, content: String(part.content).replaceAll('<v>', '<!-- <v>9</v> --><?pi <v>?><v>') }))),
    ],
  ])('%s', async (_label, bytes) => {
    expect(await cells(bytes)).toEqual([['甲', 7]])
  })

  test('an archive with other bytes glued before it, as self-extractors have', async () => {
    const prefix = Buffer.from('PK\x03\x04 stub')
    expect(await cells(writeZip(parts, { prefix }))).toEqual([['甲', 7]])
    expect(await cells(writeZip(parts, { prefix, zip64End: true }))).toEqual([['甲', 7]])
  })

  test('a value that is cut by the end of a chunk is whole', async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_unused, index) =>
        `<row r="${index + 1}"><c r="A${index + 1}" t="inlineStr"><is><t>椒江区第${index}号</t></is></c><c r="B${index + 1}"><v>${index * 7}</v></c></row>`,
    )
    const long = await readPackage({ sheet: `<sheetData>${rows.join('')}</sheetData>` })
    expect(long.rows).toHaveLength(30_000)
    long.rows.forEach((row, index) => {
      if (row.cells[0]?.value !== `椒江区第${index}号` || row.cells[1]?.value !== index * 7) throw new Error(`row ${index + 1} is ${JSON.stringify(row)}`)
    })
  })
})
