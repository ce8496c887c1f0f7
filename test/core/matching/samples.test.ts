// The program's own decisions: looked through, sampled, found wrong and overruled.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { type Matched, matched } from './matched.ts'

let office: TestOffice
let plant: Matched
let unit: number

beforeEach(async () => {
  office = await openOffice()
  plant = matched(office)
  unit = await plant.unit({ name: '甲厂' })
})
afterEach(async () => {
  plant.close()
  await office.close()
})

const reviews = () => office.core.call.reviews
async function entries(): Promise<number[]> {
  const ids: number[] = []
  for (let number = 1; number <= 12; number += 1) {
    const id = await plant.entry({ name: `${number}号厂`, headcount: number, ...(number > 9 ? { source: '税务' } : {}) })
    if (number <= 8) plant.finds(id, 'matched', [unit], { pass: number <= 5 ? 'code' : 'weights', weight: number })
    else plant.finds(id, 'unmatched', [], { weight: -number })
    ids.push(id)
  }
  plant.finds(await plant.entry({ name: '存疑厂' }), 'review', [unit])
  return ids
}

describe('the book of automatic decisions', () => {
  it('lists them all by pass and outcome, the least certain first, and nothing of the queue', async () => {
    await entries()
    const all = await reviews().automatic({ limit: 100 })
    expect(all.total).toBe(12)
    expect(all.rows.map(({ name }) => name)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((number) => `${number}号厂`))
    expect([...all.counts].sort((one, other) => one.count - other.count)).toEqual([
      { pass: 'weights', outcome: 'matched', count: 3 },
      { pass: 'none', outcome: 'unmatched', count: 4 },
      { pass: 'code', outcome: 'matched', count: 5 },
    ])
    const weighed = await reviews().automatic({ pass: 'weights', limit: 2 })
    expect(weighed.rows.map(({ name, unitName }) => [name, unitName])).toEqual([
      ['6号厂', '甲厂'],
      ['7号厂', '甲厂'],
    ])
    expect(weighed.next).not.toBeNull()
    const rest = await reviews().automatic({ pass: 'weights', limit: 2, ...(weighed.next ? { after: weighed.next } : {}) })
    expect([rest.rows.map(({ name }) => name), rest.next, rest.total]).toEqual([['8号厂'], null, 3])
    expect((await reviews().automatic({ source: 'tax' })).total).toBe(3)
    expect((await reviews().automatic({ outcome: 'unmatched', county: '椒江区' })).total).toBe(4)
  })

  it('shows whom a person overruled', async () => {
    const [first] = await entries()
    await reviews().decide({ entryId: first ?? 0, decision: 'none' })
    const { rows } = await reviews().automatic({ pass: 'code' })
    expect(rows.map(({ overruled }) => overruled)).toEqual(['none', null, null, null, null])
    expect((await reviews().entry({ entryId: first ?? 0 })).outcome).toBe('no-union')
  })
})

describe('a sample', () => {
  it('is drawn again by its seed, of what was asked for', async () => {
    await entries()
    const sample = await reviews().drawSample({ of: { outcome: 'matched' }, size: 5, seed: 2019 })
    expect(sample).toMatchObject({ seed: 2019, size: 5, population: 8, of: { outcome: 'matched' }, by: '测试员', looked: 0, wrong: 0 })
    const again = await reviews().drawSample({ of: { outcome: 'matched' }, size: 5, seed: 2019 })
    const drawn = async (sampleId: number) => (await reviews().sample({ sampleId })).rows.map(({ entry }) => entry.name)
    expect(await drawn(again.id)).toEqual(await drawn(sample.id))
    const byChance = await reviews().drawSample({ of: {}, size: 100 })
    expect([byChance.size, byChance.population]).toEqual([12, 12])
    expect((await reviews().samples()).map(({ id }) => id)).toEqual([byChance.id, again.id, sample.id])
    await expect(reviews().drawSample({ of: { source: 'census' }, size: 5 })).rejects.toMatchObject({ data: { code: 'not-found' } })
  })

  it('counts what was found wrong, which is a decision like any other and taken back with it', async () => {
    await entries()
    const other = await plant.unit({ name: '乙厂' })
    const { id: sampleId } = await reviews().drawSample({ of: { outcome: 'matched' }, size: 3, seed: 1 })
    const [one, two, three] = (await reviews().sample({ sampleId })).rows.map(({ entry }) => entry.id)
    if (!one || !two || !three) throw new Error('three were drawn')
    await reviews().judge({ sampleId, entryId: one, verdict: 'right' })
    await reviews().judge({ sampleId, entryId: two, verdict: 'wrong', instead: { decision: 'same', unitId: other } })
    expect(await reviews().judge({ sampleId, entryId: three, verdict: 'wrong', instead: { decision: 'none', note: '不是' } })).toMatchObject({
      looked: 3,
      wrong: 2,
    })
    expect(await reviews().entry({ entryId: two })).toMatchObject({ unitId: other, decidedBy: 'person' })
    await expect(reviews().judge({ sampleId, entryId: one, verdict: 'wrong', instead: { decision: 'same', unitId: unit } })).rejects.toMatchObject({
      data: { code: 'bad-input' },
    })

    // Whichever way the decision is taken back, the verdict goes with it.
    expect(await reviews().unjudge({ sampleId, entryId: two })).toMatchObject({ looked: 2, wrong: 1 })
    expect(await reviews().entry({ entryId: two })).toMatchObject({ unitId: unit, decidedBy: 'program' })
    const [review] = (await reviews().entry({ entryId: three })).reviews
    await reviews().withdraw({ reviewId: review?.id ?? 0 })
    const page = await reviews().sample({ sampleId })
    expect(page.sample).toMatchObject({ looked: 1, wrong: 0 })
    expect(page.rows.map(({ verdict }) => verdict)).toEqual(['right', null, null])
  })

  it('keeps what was decided when it was drawn', async () => {
    const [first] = await entries()
    const { id: sampleId } = await reviews().drawSample({ of: { pass: 'code' }, size: 5, seed: 3 })
    plant.finds(first ?? 0, 'unmatched')
    const row = (await reviews().sample({ sampleId })).rows.find(({ entry }) => entry.id === first)
    expect(row?.decided).toMatchObject({ outcome: 'matched', pass: 'code', unitId: unit, weight: 1 })
    expect(row?.candidates.map(({ unitId }) => unitId)).toEqual([unit])
  })
})
