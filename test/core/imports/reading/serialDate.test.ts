import { describe, expect, test } from 'vitest'
import { isDateFormat } from '#core/imports/reading/dateFormat.ts'
import { isoToSerial, serialToText } from '#core/imports/reading/serialDate.ts'

describe('a serial number becomes the day that Excel shows', () => {
  test.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [25569, '1970-01-01'],
    [36585, '2000-02-29'],
    [43466, '2019-01-01'],
    [43525, '2019-03-01'],
    [2958465, '9999-12-31'],
  ])('%d is %s', (serial, text) => {
    expect(serialToText(serial, false)).toBe(text)
    expect(isoToSerial(text, false)).toBe(serial)
  })

  test('the 1904 system counts from its own first day', () => {
    expect(serialToText(0, true)).toBe('1904-01-01')
    expect(serialToText(43466 - 1462, true)).toBe('2019-01-01')
    expect(isoToSerial('2019-01-01', true)).toBe(43466 - 1462)
  })

  test('the day that never was, day 0, negative numbers and the year 10000 are no days', () => {
    for (const serial of [60, 60.5, 0, 0.5, -1, 2958466, Number.NaN]) expect(serialToText(serial, false)).toBeNull()
  })

  test('a time is kept to the second, and a fraction that means midnight is midnight', () => {
    expect(serialToText(43466.5, false)).toBe('2019-01-01 12:00:00')
    expect(serialToText(43466.99999999999, false)).toBe('2019-01-02')
    expect(serialToText(43466.999995, false)).toBe('2019-01-01 23:59:59')
    expect(serialToText(43466 + 1 / 86400, false)).toBe('2019-01-01 00:00:01')
  })

  test('an ISO text that names no day has no serial', () => {
    for (const text of ['2019-02-30', '2019-13-01', 'PT5H', '', '43466']) expect(isoToSerial(text, false)).toBeNull()
    expect(isoToSerial('2019-01-01T12:00:00Z', false)).toBe(43466.5)
  })
})

describe('a format makes a day when it shows one', () => {
  test.each([
    'yyyy/m/d',
    'm/d/yy',
    'yyyy"年"m"月"d"日"',
    '[$-804]yyyy"年"m"月";@',
    '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
    'mmm-yy',
    'yyyy.mm',
    'yyyy-mm-dd hh:mm:ss.000',
    'm"月"',
    'e.m.d',
    'd\\-mmm',
    '上午/下午h"时"mm"分" yyyy',
  ])('%s does', (format) => {
    expect(isDateFormat(format)).toBe(true)
  })

  test.each([
    'General',
    '0',
    '0.00',
    '#,##0',
    '0.00E+00',
    '0%',
    '@',
    'h:mm',
    '[h]:mm:ss',
    'mm:ss',
    'mm:ss.0',
    '[mm]:ss',
    '"day" 0',
    '[Red]0',
    '0"年"',
    '# ?/?',
    '_-* #,##0.00\\ "Mmd"',
  ])('%s does not', (format) => {
    expect(isDateFormat(format)).toBe(false)
  })
})
