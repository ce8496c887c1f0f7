import { expect, test } from 'vitest'
import { fixPath, mergePath } from '../../renderer/features/quality/fixPath.ts'
import { readQualityView, showsFindings, writeQualityView } from '../../renderer/features/quality/qualityUrl.ts'

test.each(['', 'check=required', 'check=all&county=', 'aside=1&county=椒江区&register=union&level=error&page=3'])(
  'the address %j comes back as it was',
  (address) => {
    const params = new URLSearchParams(address)
    expect(writeQualityView(readQualityView(params)).toString()).toBe(params.toString())
  },
)

test('what no check or register is called is left out', () => {
  expect(readQualityView(new URLSearchParams('check=nothing&register=none&level=grave&page=-1'))).toEqual({
    check: null,
    everything: false,
    aside: false,
    county: null,
    register: null,
    level: null,
    page: 1,
  })
  expect(showsFindings(readQualityView(new URLSearchParams('county=椒江区')))).toBe(false)
})

test('a finding leads to its field, to what its union covers, or to a merge with what it repeats', () => {
  const finding = { register: 'union', id: 7, field: 'form', level: 'warning', message: '', name: '', county: '', label: '', value: '', aside: null } as const
  expect(fixPath({ ...finding, code: 'term-length', others: [] })).toBe('/r/union/7?field=form')
  expect(fixPath({ ...finding, code: 'joint-few-units', others: [] })).toBe('/r/union/7?tab=coverage')
  expect(mergePath({ ...finding, code: 'same-record', others: [3] })).toBe('/r/union/merge?ids=3,7')
  expect(mergePath({ ...finding, code: 'covered-twice', others: [3] })).toBe(null)
})
