import { describe, expect, it } from 'vitest'
import type { ListQueryInput } from '#shared/api/recordsContract.ts'
import {
  conditionsOf,
  countSelected,
  idsBetween,
  isSelected,
  nothingSelected,
  type Selected,
  selectedQuery,
  stillSelected,
  withRows,
} from '../../renderer/features/records/rowSelection.ts'

const list: ListQueryInput = { register: 'unit', search: '云帆', sort: { field: 'name' } }
const all: Selected = { kind: 'all', of: conditionsOf(list), except: [] }

describe('ticked rows', () => {
  it('are asked for by their ids alone, so that they may come from several searches', () => {
    const ticked = withRows(withRows(nothingSelected, [7, 3], true), [3, 9], true)
    expect(selectedQuery(ticked, list)).toEqual({ register: 'unit', ids: [7, 3, 9], sort: { field: 'name' } })
    expect(selectedQuery(withRows(ticked, [7], false), list)).toMatchObject({ ids: [3, 9] })
  })

  it('that are all but some are asked for by the conditions of the list', () => {
    const most = withRows(all, [4], false)
    expect([countSelected(most, 60), isSelected(most, 4), isSelected(most, 5)]).toEqual([59, false, true])
    expect(selectedQuery(most, list)).toEqual({ ...list, except: [4] })
    expect(selectedQuery(withRows(most, [4], true), list)).toEqual(list)
  })

  it('stay when the clerk searches on, but "all" holds only for the list that it was said of', () => {
    const other = { ...list, search: '缝纫' }
    const some = withRows(nothingSelected, [1], true)
    expect(stillSelected(some, other)).toBe(some)
    expect(stillSelected(all, other)).toEqual(nothingSelected)
    expect(stillSelected(all, { ...list, sort: { field: 'county', descending: true } })).toBe(all)
  })

  it('are reached with Shift from the one ticked before, upwards too', () => {
    expect(idsBetween([5, 6, 7, 8], 8, 6)).toEqual([6, 7, 8])
    expect(idsBetween([5, 6, 7, 8], 99, 6)).toEqual([6])
    expect(idsBetween([5, 6, 7, 8], null, 6)).toEqual([6])
  })
})
