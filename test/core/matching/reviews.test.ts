// The queue of doubtful matches and what people decide on it, at the contract.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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
const names = async (input: Parameters<ReturnType<typeof reviews>['queue']>[0] = {}) => (await reviews().queue(input)).rows.map(({ entry }) => entry.name)
const outcome = async (entryId: number) => (await reviews().entry({ entryId })).outcome

describe('the queue', () => {
  it('holds what is to be decided, the largest first and the unknown last, a page after the other', async () => {
    const unit = await plant.unit({ name: '甲厂' })
    for (const [name, headcount] of [
      ['小', 5],
      ['大', 900],
      ['未报数厂', null],
      ['中甲', 60],
      ['中乙', 60],
    ] as const)
      plant.finds(await plant.entry({ name, ...(headcount === null ? {} : { headcount }) }), 'review', [unit])
    plant.finds(await plant.entry({ name: '定了', headcount: 5000 }), 'matched', [unit])
    plant.finds(await plant.entry({ name: '没有', headcount: 5000 }), 'unmatched')
    await plant.entry({ name: '没比', headcount: 5000 })
    expect(await names()).toEqual(['大', '中甲', '中乙', '小', '未报数厂'])
    const seen: string[] = []
    let after: { headcount: number | null; id: number } | undefined
    for (;;) {
      const page = await reviews().queue({ limit: 2, ...(after ? { after } : {}) })
      expect(page.total).toBe(5)
      seen.push(...page.rows.map(({ entry }) => entry.name))
      if (page.next === null) break
      after = page.next
    }
    expect(seen).toEqual(['大', '中甲', '中乙', '小', '未报数厂'])
  })

  it('is narrowed by source, county and township', async () => {
    const unit = await plant.unit({ name: '甲厂' })
    plant.finds(await plant.entry({ name: '椒江社保', headcount: 3 }), 'review', [unit])
    plant.finds(await plant.entry({ name: '椒江税务', source: '税务', headcount: 2 }), 'review', [unit])
    plant.finds(await plant.entry({ name: '路桥社保', county: '路桥区', township: '路北街道', headcount: 1 }), 'review', [unit])
    expect(await names({ source: 'tax' })).toEqual(['椒江税务'])
    expect(await names({ county: '路桥区' })).toEqual(['路桥社保'])
    expect(await names({ county: '椒江区', township: '海门街道' })).toEqual(['椒江社保', '椒江税务'])
    expect(await names({ county: '' })).toEqual([])
    // A township says its county where the list does not.
    const bare = await plant.entry({ name: '路桥自查', source: '自查' })
    plant.db.prepare("UPDATE list_entry SET county = NULL, township = (SELECT township FROM list_entry WHERE name = '路桥社保') WHERE id = ?").run(bare)
    plant.finds(bare, 'review', [unit])
    expect(await names({ county: '路桥区' })).toEqual(['路桥社保', '路桥自查'])
    expect((await reviews().queue({ source: 'self' })).rows[0]?.entry.county).toBe('路桥区')
  })

  it('lays the units beside the entry, with the unions that cover them and phones masked', async () => {
    const own = await plant.unit({
      name: '甲厂',
      uscc: codeOf(1),
      phone: '13900001234',
      employees: 80,
      legalRepresentative: '王伟',
      registeredAddress: '海门街道1号',
    })
    const joint = await plant.unit({ name: '甲二厂', phone: '13900009999' })
    const bare = await plant.unit({ name: '甲三厂' })
    const { union } = await plant.cover(own, 'single')
    await plant.cover(own, 'joint', { name: '海门联合工会' })
    await plant.cover(joint, 'joint')
    await plant.cover(bare, 'single', { status: 'revoked' })
    const entry = await plant.entry({ name: '甲厂（筹）', phone: '13900001234', headcount: 82 })
    plant.finds(entry, 'review', [own, joint, bare])
    const row = (await reviews().queue({})).rows[0]
    expect(row?.entry).toMatchObject({
      name: '甲厂（筹）',
      source: 'social-insurance',
      phone: '139****1234',
      headcount: 82,
      county: '椒江区',
      township: '海门街道',
    })
    expect(row?.candidates.map(({ name, coverage, phoneAgrees, unions }) => [name, coverage, phoneAgrees, unions.map(({ name: union }) => union)])).toEqual([
      ['甲厂', 'own', true, [`工会${own}`, '海门联合工会']],
      ['甲二厂', 'joint', false, [`工会${joint}`]],
      ['甲三厂', 'none', null, []],
    ])
    expect(row?.candidates[0]).toMatchObject({ uscc: codeOf(1), phone: '139****1234', headcount: 80, address: '海门街道1号', weight: 6 })
    expect(row?.candidates[0]?.unions[0]?.id).toBe(union)
    await office.core.call.records.remove({ register: 'unit', id: joint, version: 1 })
    expect((await reviews().queue({})).rows[0]?.candidates.map(({ name }) => name)).toEqual(['甲厂', '甲三厂'])
  })
})

describe('a decision', () => {
  it('takes the entry out of the queue, says whose word it is, and is taken back', async () => {
    const unit = await plant.unit({ name: '甲厂' })
    const { link } = await plant.cover(unit, 'single')
    const [one, other] = [await plant.entry({ name: '甲厂（筹）', headcount: 9 }), await plant.entry({ name: '乙厂', headcount: 8 })]
    for (const entry of [one, other]) plant.finds(entry, 'review', [unit])
    const { reviewId } = await reviews().decide({ entryId: one, decision: 'same', unitId: unit, note: ' 老板说的 ' })
    await reviews().decide({ entryId: other, decision: 'none' })
    expect(await names()).toEqual([])
    expect(await reviews().entry({ entryId: one })).toMatchObject({ outcome: 'own-union', decidedBy: 'person', unitId: unit, unitName: '甲厂' })
    expect(await outcome(other)).toBe('no-union')
    const [book] = (await reviews().decisions({ search: '老板' })).rows
    expect(book).toMatchObject({
      id: reviewId,
      entryName: '甲厂（筹）',
      unitName: '甲厂',
      author: '测试员',
      note: '老板说的',
      withdrawnAt: null,
      county: '椒江区',
    })

    // Which union covers the unit is asked anew each time.
    await office.core.call.records.update({ register: 'coverage', id: link, version: 1, values: { coveredTo: '2019-07-01' } })
    expect(await outcome(one)).toBe('no-union')

    expect(await reviews().withdraw({ reviewId })).toEqual({ entryId: one })
    expect(await names()).toEqual(['甲厂（筹）'])
    expect(await outcome(one)).toBe('to-verify')
    await expect(reviews().withdraw({ reviewId })).rejects.toMatchObject({ data: { code: 'already-undone' } })
    expect((await reviews().decisions({ state: 'withdrawn' })).rows).toMatchObject([{ id: reviewId, withdrawnBy: '测试员' }])
    expect((await reviews().decisions({ state: 'standing' })).rows.map(({ entryId }) => entryId)).toEqual([other])
  })

  it('gives way to a later one, and comes back with its withdrawal', async () => {
    const [one, other] = [await plant.unit({ name: '甲厂' }), await plant.unit({ name: '甲二厂' })]
    const entry = await plant.entry({ name: '甲' })
    plant.finds(entry, 'matched', [one], { pass: 'name' })
    await reviews().decide({ entryId: entry, decision: 'same', unitId: other })
    const { reviewId } = await reviews().decide({ entryId: entry, decision: 'none' })
    expect(await reviews().entry({ entryId: entry })).toMatchObject({ outcome: 'no-union', unitId: null })
    await reviews().withdraw({ reviewId })
    expect(await reviews().entry({ entryId: entry })).toMatchObject({ outcome: 'no-union', unitId: other, decidedBy: 'person' })
    expect((await reviews().entry({ entryId: entry })).reviews.map(({ decision }) => decision)).toEqual(['none', 'same'])
  })

  it('is refused where it says nothing', async () => {
    const unit = await plant.unit({ name: '甲厂' })
    const entry = await plant.entry({ name: '甲' })
    await expect(reviews().decide({ entryId: entry, decision: 'same' })).rejects.toMatchObject({ data: { code: 'bad-input' } })
    await expect(reviews().decide({ entryId: entry, decision: 'none', unitId: unit })).rejects.toMatchObject({ data: { code: 'bad-input' } })
    await expect(reviews().decide({ entryId: 4711, decision: 'none' })).rejects.toMatchObject({ data: { code: 'not-found' } })
    await expect(reviews().decide({ entryId: entry, decision: 'same', unitId: 4711 })).rejects.toMatchObject({ data: { code: 'not-found' } })
    expect((await reviews().decisions({})).total).toBe(0)
  })

  it('about a unit that was merged into another holds for that one, and about one that is gone is a question again', async () => {
    const [one, other] = [await plant.unit({ name: '甲厂' }), await plant.unit({ name: '甲二厂' })]
    await plant.cover(other, 'single')
    const entry = await plant.entry({ name: '甲' })
    plant.finds(entry, 'review', [one])
    await reviews().decide({ entryId: entry, decision: 'same', unitId: one })
    const versions = [one, other].map((id) => ({ id, version: 1 }))
    const { mergeId } = await office.core.call.records.merge({ register: 'unit', ids: [one, other], survivor: other, versions })
    expect(await reviews().entry({ entryId: entry })).toMatchObject({ outcome: 'own-union', unitId: other, unitName: '甲二厂' })
    expect((await reviews().unitEntries({ unitId: other })).map(({ entryId }) => entryId)).toEqual([entry])
    await office.core.call.records.unmerge({ mergeId })
    expect(await reviews().entry({ entryId: entry })).toMatchObject({ outcome: 'no-union', unitId: one })
    const { version } = (await office.core.call.records.get({ register: 'unit', id: one })).record
    await office.core.call.records.remove({ register: 'unit', id: one, version })
    expect(await names()).toEqual(['甲'])
    expect(await outcome(entry)).toBe('to-verify')
  })

  it('is told at the unit by which lists name it', async () => {
    const unit = await plant.unit({ name: '甲厂' })
    const [byCode, byWord, doubtful] = [
      await plant.entry({ name: '甲厂', uscc: codeOf(1), headcount: 30 }),
      await plant.entry({ name: '甲', source: '税务' }),
      await plant.entry({ name: '甲甲', source: '经济普查' }),
    ]
    plant.finds(byCode, 'matched', [unit], { pass: 'code' })
    plant.finds(byWord, 'review', [unit])
    plant.finds(doubtful, 'review', [unit])
    await reviews().decide({ entryId: byWord, decision: 'same', unitId: unit })
    expect(await reviews().unitEntries({ unitId: unit })).toEqual([
      { entryId: byCode, source: 'social-insurance', name: '甲厂', uscc: codeOf(1), headcount: 30, month: null, decidedBy: 'program', pass: 'code' },
      { entryId: byWord, source: 'tax', name: '甲', uscc: null, headcount: null, month: null, decidedBy: 'person', pass: null },
    ])
  })
})

describe('a decision about the same enterprise in another list', () => {
  it('is carried by the credit code or by name and township, is told so, and falls with what it follows', async () => {
    const unit = await plant.unit({ name: '甲厂' })
    const social = await plant.entry({ name: '甲机械厂', uscc: codeOf(1) })
    const tax = await plant.entry({ name: '甲机械', source: '税务', uscc: codeOf(1) })
    const census = await plant.entry({ name: '甲机械厂', source: '经济普查' })
    const elsewhere = await plant.entry({ name: '甲机械厂', source: '市场监管', township: '白云街道' })
    for (const entry of [social, tax, census, elsewhere]) plant.finds(entry, 'review', [unit])
    const { reviewId, carried } = await reviews().decide({ entryId: social, decision: 'same', unitId: unit })
    expect(carried).toEqual([tax, census])
    expect(await names()).toEqual(['甲机械厂'])
    const followed = (await reviews().entry({ entryId: tax })).reviews[0]
    expect(followed).toMatchObject({
      decision: 'same',
      unitId: unit,
      author: '测试员',
      carriedFrom: { reviewId, entryId: social, source: 'social-insurance', name: '甲机械厂' },
    })
    await reviews().withdraw({ reviewId })
    expect((await reviews().queue({})).total).toBe(4)
  })

  it('is not carried where the program matched, somebody decided, or a name occurs twice', async () => {
    const [unit, other] = [await plant.unit({ name: '甲厂' }), await plant.unit({ name: '甲二厂' })]
    const basis = await plant.entry({ name: '甲机械厂' })
    const [found, decided, twice, twin] = [
      await plant.entry({ name: '甲机械厂', source: '税务' }),
      await plant.entry({ name: '甲机械厂', source: '经济普查' }),
      await plant.entry({ name: '甲机械厂', source: '市场监管', sourceNumber: '1' }),
      await plant.entry({ name: '甲机械厂', source: '市场监管', sourceNumber: '2' }),
    ]
    plant.finds(basis, 'review', [unit])
    plant.finds(found, 'matched', [other])
    for (const entry of [decided, twice, twin]) plant.finds(entry, 'review', [unit, other])
    await reviews().decide({ entryId: decided, decision: 'none' })
    expect(await reviews().decide({ entryId: basis, decision: 'same', unitId: unit })).toMatchObject({ carried: [] })
    expect((await reviews().entry({ entryId: found })).unitId).toBe(other)
    expect(await outcome(twice)).toBe('to-verify')
  })

  it('that it is none of some units is carried only where the same units are beside it', async () => {
    const [unit, other] = [await plant.unit({ name: '甲厂' }), await plant.unit({ name: '甲二厂' })]
    const basis = await plant.entry({ name: '甲机械厂', uscc: codeOf(1) })
    const [alike, otherwise] = [
      await plant.entry({ name: '甲', source: '税务', uscc: codeOf(1) }),
      await plant.entry({ name: '甲', source: '自查', uscc: codeOf(1) }),
    ]
    plant.finds(basis, 'review', [unit])
    plant.finds(alike, 'review', [unit])
    plant.finds(otherwise, 'review', [unit, other])
    expect(await reviews().decide({ entryId: basis, decision: 'none' })).toMatchObject({ carried: [alike] })
    expect([await outcome(alike), await outcome(otherwise)]).toEqual(['no-union', 'to-verify'])
  })
})
