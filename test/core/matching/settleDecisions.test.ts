// What people decided when the lists have come again and were held against the units anew.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settleDecisions } from '#core/matching/settleDecisions.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { codeOf, type Matched, matched } from './matched.ts'

let office: TestOffice
let plant: Matched

beforeEach(async () => {
  office = await openOffice()
  plant = matched(office)
})
afterEach(async () => {
  plant.close()
  await office.close()
})

const reviews = () => office.core.call.reviews
const change = (entry: number, values: Record<string, string>) => office.core.call.records.update({ register: 'listEntry', id: entry, version: 1, values })
async function settle(): Promise<void> {
  plant.db.exec('BEGIN IMMEDIATE')
  await settleDecisions(plant.db)
  plant.db.exec('COMMIT')
}
async function known(entryId: number) {
  const { outcome, decidedBy, unitId, reviews: said } = await reviews().entry({ entryId })
  return { outcome, decidedBy, unitId, overtaken: said[0]?.overtaken ?? null }
}

describe('a decision, when the list has come again', () => {
  it('still holds, whatever the program makes of the entry now', async () => {
    const [one, other] = [await plant.unit({ name: '甲厂' }), await plant.unit({ name: '甲二厂' })]
    const [same, none] = [await plant.entry({ name: '甲' }), await plant.entry({ name: '乙' })]
    for (const entry of [same, none]) plant.finds(entry, 'review', [one, other])
    await reviews().decide({ entryId: same, decision: 'same', unitId: one })
    await reviews().decide({ entryId: none, decision: 'none' })
    plant.finds(same, 'matched', [other])
    plant.finds(none, 'review', [other, one])
    await settle()
    expect(await known(same)).toEqual({ outcome: 'no-union', decidedBy: 'person', unitId: one, overtaken: null })
    expect(await known(none)).toEqual({ outcome: 'no-union', decidedBy: 'person', unitId: null, overtaken: null })
    expect((await reviews().queue({})).total).toBe(0)
  })

  it('becomes a question again with what was said before beside it, and holds again when the list is as it was', async () => {
    const unit = await plant.unit({ name: '甲厂' })
    const entry = await plant.entry({ name: '甲', sourceNumber: '7', uscc: codeOf(1) })
    plant.finds(entry, 'review', [unit])
    const { reviewId } = await reviews().decide({ entryId: entry, decision: 'same', unitId: unit, note: '问过' })
    await change(entry, { uscc: codeOf(2) })
    plant.finds(entry, 'unmatched')
    await settle()
    expect(await known(entry)).toEqual({ outcome: 'to-verify', decidedBy: 'program', unitId: null, overtaken: 'code-changed' })
    const { rows } = await reviews().queue({})
    expect(rows[0]?.earlier).toMatchObject({ id: reviewId, unitName: '甲厂', note: '问过', overtaken: 'code-changed' })
    expect((await reviews().decisions({ state: 'overtaken' })).rows.map(({ id }) => id)).toEqual([reviewId])
    await office.core.call.records.update({ register: 'listEntry', id: entry, version: 2, values: { uscc: codeOf(1) } })
    await settle()
    expect(await known(entry)).toMatchObject({ decidedBy: 'person', unitId: unit, overtaken: null })
  })

  it('that it is none of some units gives way to a unit that came later', async () => {
    const unit = await plant.unit({ name: '甲厂' })
    const [found, doubtful] = [await plant.entry({ name: '甲' }), await plant.entry({ name: '乙' })]
    for (const entry of [found, doubtful]) {
      plant.finds(entry, 'review', [unit])
      await reviews().decide({ entryId: entry, decision: 'none' })
    }
    const later = await plant.unit({ name: '甲' })
    plant.finds(found, 'matched', [later], { pass: 'code' })
    plant.finds(doubtful, 'review', [later, unit])
    await settle()
    expect(await known(found)).toEqual({ outcome: 'no-union', decidedBy: 'program', unitId: later, overtaken: 'newly-found' })
    expect(await known(doubtful)).toMatchObject({ outcome: 'to-verify', overtaken: 'new-candidate' })
    expect((await reviews().queue({})).rows.map(({ entry }) => entry.name)).toEqual(['乙'])
  })

  it('is carried to an entry of another source that came with the new list, once', async () => {
    const unit = await plant.unit({ name: '甲厂' })
    const basis = await plant.entry({ name: '甲', uscc: codeOf(1) })
    plant.finds(basis, 'review', [unit])
    await reviews().decide({ entryId: basis, decision: 'same', unitId: unit })
    const tax = await plant.entry({ name: '甲（税）', source: '税务', uscc: codeOf(1) })
    plant.finds(tax, 'unmatched')
    await settle()
    await settle()
    expect(await known(tax)).toMatchObject({ outcome: 'no-union', decidedBy: 'person', unitId: unit })
    const [followed, ...others] = (await reviews().entry({ entryId: tax })).reviews
    expect(others).toEqual([])
    // Who takes it back here is not told again.
    await reviews().withdraw({ reviewId: followed?.id ?? 0 })
    await settle()
    expect(await known(tax)).toMatchObject({ decidedBy: 'program', unitId: null })
  })

  it('no longer holds elsewhere when the entries turn out to be two enterprises', async () => {
    const unit = await plant.unit({ name: '甲厂' })
    const [basis, tax] = [await plant.entry({ name: '甲', uscc: codeOf(1) }), await plant.entry({ name: '甲', source: '税务', uscc: codeOf(1) })]
    for (const entry of [basis, tax]) plant.finds(entry, 'review', [unit])
    await reviews().decide({ entryId: basis, decision: 'same', unitId: unit })
    await change(tax, { uscc: codeOf(2) })
    await settle()
    expect(await known(basis)).toMatchObject({ decidedBy: 'person', overtaken: null })
    expect(await known(tax)).toMatchObject({ outcome: 'to-verify', overtaken: 'basis-gone' })
  })
})
