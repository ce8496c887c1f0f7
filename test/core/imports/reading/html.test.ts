import { describe, expect, test } from 'vitest'
import type { Sheet } from '#shared/importing/sheet.ts'
import { cpuTime } from '#test/support/cpuTime.ts'
import { firstSheet, grid, readBytes, refusal } from './reading.ts'

const sheetsOf = async (body: string): Promise<readonly Sheet[]> =>
  (await readBytes(`<html><head><title>x<td></title></head><body>${body}</body></html>`, 'x.xls')).sheets
const gridOf = async (body: string): Promise<unknown> => grid((await sheetsOf(body))[0] as Sheet)

describe('a web page under the name .xls', () => {
  test('a cell without an end tag ends where the next begins', async () => {
    expect(await gridOf('<table><tr><td>工会<td>会员数<tr><td>甲厂<td>12</table>')).toEqual([
      ['工会', '会员数'],
      ['甲厂', '12'],
    ])
  })

  test('broken bytes behind the name of a tag take no cell away', async () => {
    expect(await gridOf('<table><tr><td\u001a1" id="a">甲</td></tr><tr,><th\ufffd>乙</th></tr></table>')).toEqual([['甲'], ['乙']])
  })

  test('a cell after the end of a row begins the next one, as in a browser', async () => {
    expect(await gridOf('<table><tr><td>甲</td></tr><td>乙</td></tr><tr,,,><td>丙</td><td>丁</td></tr><tbody><td>戊</td></tbody><td>己</td></table>')).toEqual([
      ['甲'],
      ['乙'],
      ['丙', '丁'],
      ['戊'],
      ['己'],
    ])
  })

  test('no row is passed over, whatever stands between its tags', async () => {
    expect(await gridOf('<table>x<form><tr>\n(<td>甲</td></tr><!-- <tr><td>no --><tr><form><td>乙</td></form></tr></form><td>丙</table>')).toEqual([
      ['甲'],
      ['乙'],
      ['丙'],
    ])
    expect(await gridOf('<table><tr><td>甲<title>x</td></tr><tr><td>乙<script>1</script>丙</td></tr><!-- <tr><td>丁</table>')).toEqual([
      ['甲x'],
      ['乙丙'],
      ['丁'],
    ])
    expect(await gridOf("<table><tr><td colspan='3\"'td>甲</td></tr><tr><td class='a>乙</td></tr><tr><td>丙 < 丁 & 5<6</td></tr></table>")).toEqual([
      ['甲'],
      ['乙'],
      ['丙 < 丁 & 5<6'],
    ])
  })

  test('the text of a cell: lines, blanks, entities, other tags', async () => {
    expect(
      await gridOf(
        '<table><tr><td>\n  甲<br>乙<br/>\n丙 </td><td><p>一</p><p>二</p></td><td>a\n  <b>b</b>\t<i> c</i></td><td>&nbsp;</td><td>&lt;&#20013;&#x56fd;&gt;&mdash;&unknown;</td><td> </td><td>00123</td></tr></table>',
      ),
    ).toEqual([['甲\n乙\n丙', '一\n二', 'a b c', ' ', '<中国>—&unknown;', null, '00123']])
  })

  test('cells over several rows and columns push the others aside', async () => {
    const sheet = (
      await sheetsOf(
        '<TABLE><TR><TD ROWSPAN=2>椒江区</TD><TD colspan="2">工会</TD></TR><tr><td>甲</td><td rowspan="2">乙</td></tr><tr><td>黄岩区</td><td>丙</td></tr></TABLE>',
      )
    )[0] as Sheet
    expect(grid(sheet)).toEqual([
      ['椒江区', '工会'],
      [null, '甲', '乙'],
      ['黄岩区', '丙'],
    ])
    expect(sheet.merges).toEqual([
      { fromRow: 1, toRow: 2, fromColumn: 0, toColumn: 0 },
      { fromRow: 1, toRow: 1, fromColumn: 1, toColumn: 2 },
      { fromRow: 2, toRow: 3, fromColumn: 2, toColumn: 2 },
    ])
  })

  test('a table inside a table is a sheet of its own, and what follows it is not lost', async () => {
    const sheets = await sheetsOf(
      '<table><tr><td><table><tr><td>甲</td></tr></table></td></tr></table><table><tr><td>一<table><tr><td>乙</table></td></tr><tr><td>二</td></tr></table>',
    )
    expect(sheets.map((sheet) => [sheet.name, grid(sheet)])).toEqual([
      ['Sheet1', [['甲']]],
      ['Sheet2', [['一'], ['二']]],
      ['Sheet3', [['乙']]],
    ])
  })

  test('hidden rows are told', async () => {
    const sheet = (await sheetsOf('<table><tr><td>甲</td></tr><tr style="height:0;display: none"><td>乙</td></tr></table>'))[0] as Sheet
    expect(sheet.rows.map((row) => row.hidden)).toEqual([undefined, true])
    expect(sheet.hiddenRows).toEqual([2])
  })

  test('a page without a table, or with one that is not closed, is refused', async () => {
    expect(await refusal(readBytes('<html><body><p>通知</p></body></html>', 'x.xls'))).toBe('file-damaged')
    expect(await refusal(readBytes('<html><body><table><tr><td>甲</td></tr>', 'x.xls'))).toBe('file-truncated')
    expect(await refusal(readBytes(`<table>${'<tr><td colspan=9999>x'.repeat(3)}<td colspan=9999>y</table>`, 'x.xls'))).toBe('file-too-large')
  })

  test('cells that reach over all rows below cost nothing there', async () => {
    const started = cpuTime()
    const page = `<table><tr>${'<td rowspan="99999">x</td>'.repeat(3000)}</tr>${'<tr><td>y</td></tr>'.repeat(1000)}</table>`
    expect(firstSheet(await readBytes(page, 'x.xls')).rows).toHaveLength(1001)
    expect(cpuTime() - started).toBeLessThan(3000)
  })
})
