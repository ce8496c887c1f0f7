import { describe, expect, test } from 'vitest'
import { LandedRows } from '#core/imports/landedRows.ts'
import type { LandedRow } from '#core/imports/landing.ts'
import { packedLedger } from '#core/imports/packedLedger.ts'
import type { LedgerRow } from '#shared/importing/ledger.ts'

describe('the rows of a large ledger', () => {
  test('come out as they went in: empty is not absent, and what stood in the cell is kept', () => {
    const rows: LedgerRow[] = [
      { row: 2, values: { name: '甲厂工会', members: 12, seal: true, phone: null }, raw: { members: '12人' } },
      { row: 3, values: { name: null, county: '331002', seal: false }, raw: {} },
      { row: 9, values: { members: 0, name: '' }, raw: { name: '　', county: '' } },
    ]
    const keeper = packedLedger()
    for (const row of rows) keeper.add(row)
    const all = keeper.all()
    expect(all.length).toBe(3)
    for (const _ of [1, 2]) expect([...all]).toEqual(rows)
  })
})

describe('what became of the rows', () => {
  test('is told in order, with changes and candidates where there are any', () => {
    const rows = Array.from({ length: 1000 }, (_, index): LandedRow => {
      if (index % 7 === 0) return { row: index + 2, outcome: 'rejected', recordId: null, changes: {}, candidates: [{ register: 'unit', ids: [1, index] }] }
      if (index % 5 === 0) return { row: index + 2, outcome: 'changed', recordId: index, changes: { name: ['旧', '新'] } }
      return { row: index + 2, outcome: index % 2 === 0 ? 'added' : 'unchanged', recordId: index + 1, changes: {} }
    })
    const landed = new LandedRows()
    for (const row of rows) landed.add(row)
    expect(landed.length).toBe(1000)
    expect([...landed]).toEqual(rows)
  })
})
