import { describe, expect, it } from 'vitest'
import { parseDateText } from '../../renderer/components/dateText.ts'

describe('a typed date', () => {
  it.each([
    ['2019-01-05', '2019-01-05'],
    ['2019.1.5', '2019-01-05'],
    ['2019/1/5', '2019-01-05'],
    ['2019年1月5日', '2019-01-05'],
    ['２０１９．１．５', '2019-01-05'],
    ['20190105', '2019-01-05'],
    [' 2019 - 1 - 5 ', '2019-01-05'],
  ])('%s is the day %s', (typed, day) => {
    expect(parseDateText(typed)).toBe(day)
  })

  it.each([
    ['2019-01', '2019-01'],
    ['2019.1', '2019-01'],
    ['2019年1月', '2019-01'],
    ['201901', '2019-01'],
    ['2019', '2019'],
    ['2019年', '2019'],
  ])('%s keeps the precision that the clerk knows', (typed, date) => {
    expect(parseDateText(typed)).toBe(date)
  })

  it.each(['2019-02-30', '2019-13', '2019/4/31', '19-1-5', '昨天', '2019-1-5-6', '1200-01-01', '201'])('%s is refused', (typed) => {
    expect(parseDateText(typed)).toBeNull()
  })

  it('knows leap years', () => {
    expect(parseDateText('2020-2-29')).toBe('2020-02-29')
    expect(parseDateText('2000.2.29')).toBe('2000-02-29')
    expect(parseDateText('1900.2.29')).toBeNull()
    expect(parseDateText('2019.2.29')).toBeNull()
  })

  it('nothing typed is empty, not wrong', () => {
    expect(parseDateText('  ')).toBe('')
  })
})
