import { describe, expect, it } from 'vitest'
import type { Cell } from '#shared/importing/sheet.ts'
import { dateOfSerial, parseDate } from '#shared/values/date.ts'

const s = (value: string): Cell => ({ type: 's', value })
const n = (value: number): Cell => ({ type: 'n', value })
const read = (cell: Cell, date1904 = false) => parseDate(cell, { date1904 })

describe('a date', () => {
  it.each([
    ['2019.1.5', '2019-01-05'],
    ['2019/1/5', '2019-01-05'],
    ['2019-01-05', '2019-01-05'],
    ['2019年1月5日', '2019-01-05'],
    ['2019 年 1 月 5 日', '2019-01-05'],
    ['２０１９．１．５', '2019-01-05'],
    ['2022-6-28 0:00', '2022-06-28'],
    ['2022-06-28 00:00:00', '2022-06-28'],
    ['2022-06-28T00:00:00', '2022-06-28'],
    ['20190105', '2019-01-05'],
    ['2016/2/29', '2016-02-29'],
    ['2019年1月', '2019-01'],
    ['2019年01月份', '2019-01'],
    ['2019.12', '2019-12'],
    ['201901', '2019-01'],
    ['2019年', '2019'],
    ['2019', '2019'],
    ['41569', '2013-10-22'],
    ['二〇一九年十二月三十一日', '2019-12-31'],
    ['二〇一九年十月', '2019-10'],
  ])('%s is %s', (text, date) => {
    expect(read(s(text))).toMatchObject({ value: date, problems: [] })
  })

  it('as a plain number counts days from the epoch of its workbook, or is written out', () => {
    expect(read(n(41569)).value).toBe('2013-10-22')
    expect(read(n(41569.75)).value).toBe('2013-10-22')
    expect(read(n(40107), true).value).toBe('2013-10-22')
    expect(read(n(201804)).value).toBe('2018-04')
    expect(read(n(20180430)).value).toBe('2018-04-30')
    expect(read(n(2018)).value).toBe('2018')
  })

  it('that the file formats as one is taken by its day, whatever the time', () => {
    expect(read({ type: 'd', value: '2018-04-30 23:59:59', serial: 43220.99 }).value).toBe('2018-04-30')
  })

  it.each(['2018-13-05', '2019/2/30', '2013年13月', '2019.2.29', '19.1.5', '长期', '201813', '1899-01-01'])('%s is refused', (text) => {
    expect(read(s(text))).toMatchObject({ value: null, raw: text, problems: [{ code: 'invalid-date', level: 'error' }] })
  })

  it('that is not yet is kept and flagged where it must have been', () => {
    expect(parseDate(s('2019.7'), { date1904: false, notAfter: '2019-06-30' })).toMatchObject({
      value: '2019-07',
      problems: [{ code: 'future-date', level: 'warning' }],
    })
    expect(parseDate(s('2019.6'), { date1904: false, notAfter: '2019-06-30' }).problems).toEqual([])
  })

  it('is right on every day that Excel knows better than the calendar', () => {
    expect([1, 59, 61, 25569, 43466, 73050].map((serial) => dateOfSerial(serial, false))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '1970-01-01',
      '2019-01-01',
      '2099-12-31',
    ])
    expect([0, 1462].map((serial) => dateOfSerial(serial, true))).toEqual(['1904-01-01', '1908-01-02'])
    for (let serial = 61; serial < 73_000; serial += 7)
      expect(dateOfSerial(serial, false)).toBe(new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10))
  })
})
