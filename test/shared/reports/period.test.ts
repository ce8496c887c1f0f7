import { describe, expect, test } from 'vitest'
import { LedgerError } from '#shared/api/errors.ts'
import { dayLabel, isDayNote, parsePeriod, unfinishedNotes } from '#shared/reports/period.ts'

describe('a period', () => {
  test.each([
    ['2018Q1', '2018-01-01', '2018-03-31', '2018年第一季度'],
    ['2018Q2', '2018-04-01', '2018-06-30', '2018年第二季度'],
    ['2018Q3', '2018-07-01', '2018-09-30', '2018年第三季度'],
    ['2018Q4', '2018-10-01', '2018-12-31', '2018年第四季度'],
    ['2018-11', '2018-11-01', '2018-11-30', '2018年11月'],
    ['2019-02', '2019-02-01', '2019-02-28', '2019年2月'],
    ['2020-02', '2020-02-01', '2020-02-29', '2020年2月'],
    ['2000-02', '2000-02-01', '2000-02-29', '2000年2月'],
    ['2100-02', '2100-02-01', '2100-02-28', '2100年2月'],
    ['2018', '2018-01-01', '2018-12-31', '2018年'],
  ])('%s runs from %s to %s', (id, from, to, label) => {
    expect(parsePeriod(id)).toMatchObject({ id, from, to, label })
  })

  test('is read with a small q and blanks around it', () => {
    expect(parsePeriod(' 2018q3 ').id).toBe('2018Q3')
  })

  test.each(['2018Q5', '2018Q0', '2018-13', '2018-00', '2018-1', '18Q3', '201811', '2018-11-01', '0018', '', 'Q3', '2018Q33'])('%j is refused', (text) => {
    const refusal = (() => {
      try {
        return parsePeriod(text)
      } catch (error) {
        return error
      }
    })()
    expect(refusal).toBeInstanceOf(LedgerError)
    expect(refusal).toMatchObject({ code: 'period-invalid', params: { period: text } })
  })

  test('that is not over says so, one that has not begun says that, and both only tell of which day the ledgers were', () => {
    const [may, june, july] = ['2019-05', '2019-06', '2019-07'].map(parsePeriod)
    if (!may || !june || !july) throw new Error('three months')
    expect(unfinishedNotes(may, '2019-05-31')).toEqual([])
    expect(unfinishedNotes(june, '2019-06-01')).toEqual(['本期尚未结束，数字为2019年6月1日台账所载。'])
    expect(unfinishedNotes(july, '2019-06-30')).toEqual(['本期尚未开始，数字为2019年6月30日台账所载。'])
    expect([...unfinishedNotes(june, '2019-06-01'), ...unfinishedNotes(july, '2019-06-30')].every(isDayNote)).toBe(true)
  })

  test('names its last day in Chinese', () => {
    expect(dayLabel('2018-09-05')).toBe('2018年9月5日')
  })
})
