import { expect, test } from 'vitest'
import { endOf, typedNumber } from '#core/records/search/numberEnds.ts'

/** As the search does: the end first, the number itself where that does not settle it. */
function finds(typed: string, number: string): boolean {
  const sought = typedNumber(typed)
  const end = endOf(number)
  if (!sought || end.last !== sought.last || !sought.fits(end.before)) return false
  return sought.settled || sought.scoreOf(number) > 0
}

test.each([
  ['1234', '331002199001011234'],
  ['123x', '33100219900101123X'],
  ['011234', '331002199001011234'],
  ['01011234', '331002199001011234'],
  ['9001011234', '331002199001011234'],
  ['331002199001011234', '331002199001011234'],
  ['5678', '13905765678'],
  ['1390576 5678', '13905765678'],
  ['１３９０５７６５６７８', '13905765678'],
  ['86950200', '0576-86950200'],
  ['0576-86950200', '0576-86950200'],
  ['0200', '0576-86950200-801'],
  ['5678', '139****5678'],
  ['G12345678', 'G12345678'],
])('%s is the end of %s', (typed, number) => {
  expect(finds(typed, number)).toBe(true)
})

test.each([
  ['1234', '331002199001012345'],
  ['1990', '331002199001011234'],
  ['15678', '139****5678'],
  ['05765678', '139****5678'],
  ['13905765678', '139****5678'],
  ['1234', '234'],
  ['01234', '1234'],
  ['2331002199001011234', '331002199001011234'],
])('%s is not the end of %s', (typed, number) => {
  expect(finds(typed, number)).toBe(false)
})

test.each(['123', '王伟', 'wangwei', '12*4', '', '—'])('%j is no number to look for', (typed) => {
  expect(typedNumber(typed)).toBeNull()
})
