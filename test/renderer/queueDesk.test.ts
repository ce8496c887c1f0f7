// Working through the queue: the next one comes at once, and what was done last is taken back first.
import { describe, expect, it } from 'vitest'
import type { QueueRow } from '#shared/api/reviewTypes.ts'
import {
  again,
  currentRow,
  type Desk,
  decided,
  decidedCount,
  emptyDesk,
  received,
  refused,
  rowsAhead,
  skipped,
  undone,
  written,
} from '../../renderer/features/outreach/queueDesk.ts'

const row = (id: number): QueueRow => ({
  entry: {
    id,
    name: `${id}号厂`,
    formerNames: null,
    uscc: null,
    organisationCode: null,
    county: null,
    township: null,
    address: null,
    legalRepresentative: null,
    phone: null,
    headcount: 100 - id,
    source: 'tax',
    sourceNumber: null,
    industry: null,
    unitType: null,
  },
  result: null,
  candidates: [],
  earlier: null,
})
const rows = [1, 2, 3, 4].map(row)
const desk = received(emptyDesk, { total: 6, rows, next: { headcount: 96, id: 4 } })
const at = (state: Desk) => currentRow(state)?.entry.id ?? null
const first = (state: Desk) => {
  const current = currentRow(state)
  if (!current) throw new Error('the queue is empty')
  return current
}
const none = { decision: 'none' } as const

describe('the desk', () => {
  it('shows the next one before the core has answered', () => {
    const after = decided(desk, first(desk), { decision: 'same', unitId: 7 })
    expect([at(after), after.left, decidedCount(after), rowsAhead(after)]).toEqual([2, 5, 1, 3])
  })

  it('takes decisions and skips back, the last one first', () => {
    let state = decided(desk, first(desk), none)
    state = written(state, 1, { reviewId: 11, carried: [] })
    state = skipped(state, first(state))
    state = decided(state, first(state), none)
    expect([at(state), state.left]).toEqual([4, 4])
    state = undone(state)
    expect(at(state)).toBe(3)
    state = undone(state)
    expect([at(state), state.skipped]).toEqual([2, []])
    state = undone(state)
    expect([at(state), state.left, state.done]).toEqual([1, 6, []])
    expect(undone(state)).toEqual(state)
  })

  it('puts back what the core refused, whatever was decided since', () => {
    let state = decided(desk, first(desk), none)
    state = decided(state, first(state), none)
    state = refused(state, 1)
    expect([at(state), state.left, decidedCount(state)]).toEqual([1, 5, 1])
  })

  it('leaves out rows ahead that a decision settled, and brings them back with it', () => {
    let state = decided(desk, first(desk), none)
    state = written(state, 1, { reviewId: 11, carried: [3, 99] })
    expect([state.rows.map(({ entry }) => entry.id), state.left]).toEqual([[2, 4], 4])
    state = undone(state)
    expect([[...state.rows].map(({ entry }) => entry.id).sort(), state.left]).toEqual([[1, 2, 3, 4], 6])
  })

  it('ends with those that were put off, and looks at them again', () => {
    let state: Desk = { ...desk, rows: rows.slice(0, 2), next: null }
    state = skipped(state, first(state))
    state = skipped(state, first(state))
    expect(at(state)).toBeNull()
    expect(at(again(state))).toBe(1)
  })

  it('takes no row twice from a page that overlaps, nor one that is just being decided', () => {
    const after = decided(desk, first(desk), none)
    const more = received(after, { total: 6, rows: [row(1), row(4), row(5)], next: null })
    expect([more.rows.map(({ entry }) => entry.id), more.left]).toEqual([[2, 3, 4, 5], 5])
  })
})
