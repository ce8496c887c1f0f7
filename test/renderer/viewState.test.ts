import { describe, expect, it } from 'vitest'
import type { ListView } from '#shared/api/recordTypes.ts'
import type { ViewContent } from '#shared/api/viewsContract.ts'
import { unit } from '#shared/registers/unit.ts'
import { emptyListState, type ListState } from '../../renderer/components/listUrl.ts'
import {
  addressInView,
  contentOf,
  moveColumn,
  namedView,
  ownColumns,
  sameColumns,
  sameConditions,
  stateInView,
} from '../../renderer/features/records/viewState.ts'

const content: ViewContent = {
  columns: { keys: ['name', 'county'], widths: {}, frozen: 1 },
  filters: [{ field: 'employees', op: 'from', value: 100 }],
  search: '机械',
  sort: { field: 'employees', descending: true },
  incompleteOnly: false,
}
const view: ListView = { id: 3, register: 'unit', name: '大企业', owner: '王芳', mine: true, shared: false, isDefault: false, content, missing: [] }
const throughView = (address: string) => stateInView(new URLSearchParams(address), view)
const back = (state: ListState, through: ListView | null = view) => stateInView(addressInView(state, through, false), through)

describe("a view in a list's address", () => {
  it('gives its conditions where the address has none of its own', () => {
    expect(throughView('view=3&page=2')).toEqual({ ...content, columns: undefined, page: 2 })
    expect(throughView('view=3&q=缝纫').search).toBe('缝纫')
    expect(throughView('view=3&q=缝纫').filters).toEqual([])
    expect(throughView('view=3&own=1')).toEqual(emptyListState)
  })

  it('stays short while nothing was changed, and says what was', () => {
    const asSaved = throughView('view=3')
    expect(addressInView(asSaved, view, false).toString()).toBe('view=3')
    expect(addressInView({ ...asSaved, page: 4 }, view, false).toString()).toBe('page=4&view=3')
    for (const state of [asSaved, { ...asSaved, search: '' }, { ...asSaved, sort: null }, emptyListState, { ...emptyListState, page: 2 }])
      expect(sameConditions(back(state), state)).toBe(true)
  })

  it('is named only where it must be: none is said only where a list would open with one', () => {
    expect(addressInView(emptyListState, null, false).toString()).toBe('')
    expect(addressInView(emptyListState, null, true).toString()).toBe('view=0')
    expect(addressInView({ ...emptyListState, search: '甲' }, null, true).toString()).toBe(`q=${encodeURIComponent('甲')}`)
    expect([namedView(new URLSearchParams('view=0')), namedView(new URLSearchParams('')), namedView(new URLSearchParams('view=x'))]).toEqual([0, null, null])
  })
})

it('the records of a figure are a condition like any other', () => {
  const counted = { figure: 'unions', place: '331002' } as const
  const state: ListState = { ...emptyListState, counted }
  for (const through of [view, null]) expect(back(state, through)).toEqual(state)
  expect(addressInView(state, null, true).toString()).toBe('figure=unions&place=331002')
  const saved: ListView = { ...view, content: contentOf(state, content.columns) }
  expect(back(state, saved)).toEqual(state)
  expect(addressInView(state, saved, false).toString()).toBe('view=3')
  expect(sameConditions(state, { ...saved.content, counted: { figure: 'unions' } })).toBe(false)
})

describe('what differs from a view', () => {
  it('is not the order of filters, nor a number that an address has as text', () => {
    const asked: ListState = { ...emptyListState, search: '机械', sort: content.sort, filters: [{ field: 'employees', op: 'from', value: '100' }] }
    expect(sameConditions(asked, content)).toBe(true)
    expect(sameConditions({ ...asked, filters: [{ field: 'employees', op: 'to', value: '100' }] }, content)).toBe(false)
    expect(contentOf(asked, content.columns)).toMatchObject({ columns: content.columns, search: '机械' })
  })

  it('are columns, their order, widths and how many stay; widths of hidden ones do not count', () => {
    const own = ownColumns(unit)
    expect(sameColumns(own, { ...own, widths: { partyOrganisation: 300 } })).toBe(true)
    expect(sameColumns(own, { ...own, widths: { name: 300 } })).toBe(false)
    expect(sameColumns(own, { ...own, frozen: 2 })).toBe(false)
    expect(sameColumns(own, { ...own, keys: moveColumn(own.keys, 'county', 0) })).toBe(false)
  })
})

it('a column is moved among the others', () => {
  expect(moveColumn(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b'])
  expect(moveColumn(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c'])
  expect(moveColumn(['a', 'b', 'c'], 'a', 2)).toEqual(['b', 'c', 'a'])
})
