import { describe, expect, it } from 'vitest'
import {
  emptyListState,
  filterValue,
  type ListState,
  listInput,
  listPath,
  readListState,
  withFilter,
  writeListState,
} from '../../renderer/components/listUrl.ts'

const full: ListState = {
  search: '精密 机械',
  filters: [
    { field: 'county', op: 'is', value: '椒江区' },
    { field: 'form', op: 'in', value: ['single', 'joint'] },
    { field: 'foundedOn', op: 'from', value: '2018-01' },
    { field: 'chair', op: 'blank' },
  ],
  incompleteOnly: true,
  sort: { field: 'members', descending: true },
  page: 3,
}

describe("a list's address", () => {
  it('gives back exactly the state that was written', () => {
    expect(readListState(new URLSearchParams(writeListState(full).toString()))).toEqual(full)
  })

  it('is bare for an untouched list', () => {
    expect(listPath('union')).toBe('/r/union')
    expect(readListState(new URLSearchParams())).toEqual(emptyListState)
  })

  it('takes nonsense as absent', () => {
    expect(readListState(new URLSearchParams('page=-4&sort=&x.unknown=1&.is=2'))).toEqual(emptyListState)
  })

  it('sends the core what it shows', () => {
    expect(listInput('union', full)).toMatchObject({
      register: 'union',
      search: '精密 机械',
      incompleteOnly: true,
      sort: { field: 'members', descending: true },
    })
  })
})

describe('a filter', () => {
  it('replaces its own earlier value and goes back to the first page', () => {
    const changed = withFilter(full, 'county', 'is', '黄岩区')
    expect(filterValue(changed, 'county', 'is')).toBe('黄岩区')
    expect(changed.filters.filter((filter) => filter.field === 'county')).toHaveLength(1)
    expect(changed.page).toBe(1)
  })

  it('goes away with null', () => {
    expect(filterValue(withFilter(full, 'county', 'is', null), 'county', 'is')).toBeNull()
  })

  it('leaves the other end of a range alone', () => {
    const range = withFilter(full, 'foundedOn', 'to', '2018-12')
    expect(filterValue(range, 'foundedOn', 'from')).toBe('2018-01')
    expect(filterValue(range, 'foundedOn', 'to')).toBe('2018-12')
  })
})
