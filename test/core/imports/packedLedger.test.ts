import { describe, expect, test } from 'vitest'
import type { LandedRow } from '#core/imports/landed.ts'
import { LandedRows } from '#core/imports/landedRows.ts'
import { packedLedger } from '#core/imports/packedLedger.ts'
import type { LedgerRow, LedgerRows } from '#shared/importing/ledger.ts'
import type { Cell, SheetRow } from '#shared/importing/sheet.ts'

const text = (value: string): Cell => ({ type: 's', value })

/** The rows as they come back once they were kept beside their sheet. */
function kept(rows: readonly LedgerRow[], sheet: readonly SheetRow[]): LedgerRows {
  const columns = new Map([
    ['name', 0],
    ['members', 1],
    ['phone', 1],
    ['joinedOn', 2],
  ])
  const keeper = packedLedger({ rows: sheet, columns })
  for (const row of rows) keeper.add(row, sheet.find(({ number }) => number === row.row) as SheetRow)
  return keeper.all()
}

describe('the rows of a large ledger', () => {
  test('come out as they went in: empty is not absent, and what stood in the cell is kept', () => {
    const rows: LedgerRow[] = [
      { row: 2, values: { name: '甲厂工会', members: 12, seal: true, phone: null }, raw: { members: '12人' } },
      { row: 3, values: { name: null, county: '331002', seal: false }, raw: {} },
      { row: 9, values: { members: 0, name: '' }, raw: { name: '　', county: '' } },
    ]
    const sheet: SheetRow[] = [
      { number: 1, cells: [text('工会名称'), text('会员数'), text('电话')] },
      { number: 2, cells: [text('甲厂工会'), text('12人')] },
      { number: 3, cells: [undefined, { type: 'b', value: true }] },
      { number: 4, cells: [text('合计'), { type: 'n', value: 12 }] },
      { number: 9, cells: [text('　'), { type: 'n', value: 0 }] },
    ]
    const all = kept(rows, sheet)
    expect(all.length).toBe(3)
    for (const _ of [1, 2]) expect([...all]).toEqual(rows)
  })

  test('keep a cell as it is, as text or as something else, by the thousand and with rows between that are no records', () => {
    const sheet = Array.from({ length: 3000 }, (_, index): SheetRow => {
      const phone: Cell = index % 2 === 0 ? { type: 'n', value: 13_900_000_000 + index } : text(`0576-${80_000_000 + index}`)
      return { number: index * 2 + 1, cells: [text(`会员${index}`), phone, { type: 'd', value: '2019-01-05', serial: 43_470 }] }
    })
    const rows = sheet.flatMap(({ number }, index): LedgerRow[] => {
      if (index % 100 === 7) return []
      const phone = index % 2 === 0 ? String(13_900_000_000 + index) : `0576-${80_000_000 + index}`
      const values = { name: index % 3 === 0 ? `改${index}` : `会员${index}`, phone, members: index % 7, ...(index > 2000 ? { joinedOn: '2019-01-05' } : {}) }
      return [{ row: number, values, raw: index % 3 === 0 ? { name: `会员${index}` } : {} }]
    })
    expect([...kept(rows, sheet)]).toEqual(rows)
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
