// The life of cases through the contract: opened from lists, handed out, verified, extended, closed, founded; every deed can be taken back.
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OpenEvent } from '#shared/api/outreachTypes.ts'
import type { Value } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'

// Today is 2019-07-03.
let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const create = async (register: RegisterId, values: Record<string, Value>) => (await office.core.call.records.create({ register, values })).record.id
const get = async (register: RegisterId, id: number) => (await office.core.call.records.get({ register, id })).record
const list = async (register: RegisterId) => (await office.core.call.records.list({ register })).records
const unit = (name: string, more: Record<string, Value> = {}) => create('unit', { name, county: '椒江区', township: '海门街道', ...more })
const toIssue = async (name: string, more: Record<string, Value> = {}) =>
  create('outreach', { unit: await unit(name), headcount: 60, state: 'to-issue', responsible: '椒江区总工会', ...more })
const step = (
  ids: number[],
  step: Parameters<typeof office.core.call.outreach.step>[0]['step'],
  values: Record<string, string> = {},
  more: { federation?: 'county' | 'township'; why?: string; version?: number } = {},
) => office.core.call.outreach.step({ cases: { ids }, step, values, ...more })
const undo = (deedId: number | null) => office.core.call.outreach.undo({ deedId: deedId ?? 0 })

describe('steps', () => {
  test('many are handed out at once, with the office’s own time to verify; those that were are told', async () => {
    const [one, two] = [await toIssue('台州甲机械有限公司'), await toIssue('台州乙塑料有限公司')]
    const before = office.hash()
    const { deedId, done, refused } = await step([one, two], 'issue')
    expect([done, refused]).toEqual([2, []])
    expect(await get('outreach', one)).toMatchObject({ state: 'issued', issuedOn: '2019-07-03', dueOn: '2019-09-01', responsible: '椒江区总工会' })
    expect((await step([one], 'issue')).refused).toEqual([{ id: one, name: '台州甲机械有限公司', reason: '“已下发”的案件不能下发。' }])
    expect(await office.core.call.outreach.deeds({ id: two })).toMatchObject([{ deedId, kind: 'issue', by: '测试员', cases: 2, undoneAt: null }])
    expect(await undo(deedId)).toMatchObject({ reversed: 2, kept: [] })
    expect(office.hash()).toBe(before)
    await expect(undo(deedId)).rejects.toMatchObject({ data: { code: 'already-undone' } })
  })

  test('the township takes over where the county hands on', async () => {
    const one = await toIssue('台州甲机械有限公司', { responsible: null })
    await step([one], 'issue', { issuedOn: '2019-07-01', dueOn: '2019-07-31' })
    expect(await get('outreach', one)).toMatchObject({ responsible: '椒江区总工会', dueOn: '2019-07-31' })
    await step([one], 'hand-on', {}, { federation: 'township' })
    expect(await get('outreach', one)).toMatchObject({ responsible: '椒江区海门街道总工会', state: 'issued' })
  })

  test('verification, extension and closing go their way, and the history keeps each reason', async () => {
    const one = await toIssue('台州甲机械有限公司')
    await step([one], 'issue', { issuedOn: '2019-05-01', dueOn: '2019-06-30' })
    expect(await get('outreach', one)).toMatchObject({ urgency: 'overdue' })
    await step([one], 'verify')
    expect(await step([one], 'extend', { extendedTo: '2019-12-31', extensionReason: '搬迁' })).toMatchObject({
      done: 0,
      refused: [{ reason: '一次最多延期 90 天，最晚到 2019-10-01。' }],
    })
    await step([one], 'extend', { extendedTo: '2019-08-31', extensionReason: '企业搬迁' })
    expect(await get('outreach', one)).toMatchObject({ state: 'extended', deadline: '2019-08-31', urgency: null, dueOn: '2019-06-30' })
    await step([one], 'extend', { extendedTo: '2019-09-30', extensionReason: '新厂未投产' })
    const { entries } = await office.core.call.records.history({ register: 'outreach', id: one, field: 'extensionReason' })
    expect(entries.map(({ from, to }) => [from, to])).toEqual([
      ['企业搬迁', '新厂未投产'],
      [null, '企业搬迁'],
      [null, null],
    ])
    expect((await step([one], 'close', { evidence: '走访记录' })).refused[0]?.reason).toContain('还没有核查结果')
    await step([one], 'rule-out', { verificationResult: 'deregistered', verifiedOn: '2019-07-02' })
    const { deedId } = await step([one], 'close', { evidence: '注销证明' })
    expect(await get('outreach', one)).toMatchObject({
      state: 'closed',
      verificationResult: 'deregistered',
      verifiedOn: '2019-07-02',
      closedOn: '2019-07-03',
      evidence: '注销证明',
    })
    expect((await step([one], 'reopen')).refused[0]?.reason).toBe('请写明理由。')
    await step([one], 'reopen', {}, { why: '企业重新登记' })
    expect(await get('outreach', one)).toMatchObject({ state: 'verifying', verificationResult: null, closedOn: null })
    // What came after it stays, and says so.
    expect(await undo(deedId)).toMatchObject({
      reversed: 0,
      kept: [{ register: 'outreach', id: one, name: '台州甲机械有限公司', reason: expect.stringContaining('后来又改过') }],
    })
  })

  test('whoever looks at an old version is told, and nothing is written', async () => {
    const one = await toIssue('台州甲机械有限公司')
    await office.core.call.records.update({ register: 'outreach', id: one, version: 1, values: { headcount: 70 } })
    await expect(step([one], 'issue', {}, { version: 1 })).rejects.toMatchObject({ data: { code: 'version-conflict' } })
    expect(await get('outreach', one)).toMatchObject({ state: 'to-issue' })
  })

  test('the summary counts by state and county, late and unheard ones too', async () => {
    await toIssue('台州甲机械有限公司')
    await create('outreach', {
      unit: await unit('玉环乙阀门有限公司', { county: '玉环市', township: null }),
      state: 'issued',
      issuedOn: '2019-04-01',
      dueOn: '2019-06-30',
    })
    await create('outreach', {
      unit: await unit('玉环丙阀门有限公司', { county: '玉环市', township: null }),
      state: 'verifying',
      issuedOn: '2019-06-01',
      dueOn: '2019-07-10',
    })
    await create('outreach', { unit: await unit('台州丁阀门有限公司', { county: null, township: null }), state: 'founded' })
    const summary = await office.core.call.outreach.summary()
    expect(summary).toMatchObject({
      total: 4,
      overdue: 1,
      dueSoon: 1,
      unanswered: 1,
      withoutUnion: 1,
      states: { 'to-issue': 1, issued: 1, verifying: 1, founded: 1, closed: 0 },
    })
    expect(summary.counties.map(({ county, total, overdue }) => [county, total, overdue])).toEqual([
      ['椒江区', 1, 0],
      ['玉环市', 2, 1],
      ['', 1, 0],
    ])
  })
})

describe('founding', () => {
  const founded = async (id: number, union: Parameters<typeof office.core.call.outreach.found>[0]['union'], foundedOn = '2019-06-20') =>
    office.core.call.outreach.found({ id, version: (await get('outreach', id)).version, foundedOn, union })
  const own = (name: string) => ({ kind: 'new', name, form: 'single', chair: '林静', members: 52 }) as const

  test('the union, its coverage link and the case are one deed, the joint union is left, and it all goes back', async () => {
    const joint = await create('union', { name: '海门街道联合工会', form: 'joint', county: '椒江区', foundedOn: '2015-01-01', status: 'active' })
    const enterprise = await unit('台州甲机械有限公司')
    const old = await create('coverage', { union: joint, unit: enterprise, coveredFrom: '2016-01-01' })
    const id = await create('outreach', { unit: enterprise, headcount: 60, state: 'verifying', issuedOn: '2019-05-01', dueOn: '2019-07-31' })
    expect(await get('outreach', id)).toMatchObject({ tier: 'split' })
    const before = office.hash()
    const { deedId, union, left, record } = await founded(id, own('台州甲机械有限公司工会委员会'))
    expect(left).toEqual(['海门街道联合工会'])
    expect(record).toMatchObject({ state: 'founded', resultingUnion: union, foundedOn: '2019-06-20', closedOn: '2019-06-20', verificationResult: 'confirmed' })
    expect(await get('union', union)).toMatchObject({
      name: '台州甲机械有限公司工会委员会',
      form: 'single',
      county: '椒江区',
      township: '海门街道',
      status: 'active',
      members: 52,
      gaps: [],
    })
    expect(await get('coverage', old)).toMatchObject({ coveredTo: '2019-06-20' })
    const links = await list('coverage')
    expect(links.map(({ union, unit, coveredFrom, coveredTo }) => [union, unit, coveredFrom, coveredTo])).toEqual([
      [joint, enterprise, '2016-01-01', '2019-06-20'],
      [union, enterprise, '2019-06-20', null],
    ])
    expect(await undo(deedId)).toMatchObject({ reversed: 1, kept: [] })
    expect(await get('outreach', id)).toMatchObject({ state: 'verifying', resultingUnion: null, foundedOn: null })
    expect(await get('coverage', old)).toMatchObject({ coveredTo: null })
    expect(await list('union')).toHaveLength(1)
    expect(await list('coverage')).toHaveLength(1)
    expect(before).not.toBe('')
  })

  test('a founding whose union somebody works with since stays as a whole', async () => {
    const id = await create('outreach', {
      unit: await unit('台州甲机械有限公司'),
      state: 'founding',
      verificationResult: 'confirmed',
      issuedOn: '2019-05-01',
      dueOn: '2019-07-31',
    })
    const { deedId, union } = await founded(id, own('台州甲机械有限公司工会委员会'))
    await create('member', { name: '周敏', union })
    expect(await undo(deedId)).toMatchObject({ reversed: 0, kept: [{ reason: expect.stringContaining('会员') }] })
    expect(await get('outreach', id)).toMatchObject({ state: 'founded', resultingUnion: union })
  })

  test('a small one joins a joint union', async () => {
    const joint = await create('union', { name: '海门街道联合工会', form: 'joint', county: '椒江区', foundedOn: '2015-01-01', status: 'active' })
    const id = await create('outreach', {
      unit: await unit('台州小店'),
      headcount: 12,
      state: 'not-eligible',
      verificationResult: 'below-25',
      issuedOn: '2019-05-01',
      dueOn: '2019-07-31',
    })
    const { record } = await founded(id, { kind: 'join', union: joint })
    expect(record).toMatchObject({ state: 'founded', resultingUnion: joint })
    expect((await list('coverage'))[0]).toMatchObject({ union: joint, coveredFrom: '2019-06-20', coveredTo: null })
  })

  test('what cannot be is refused in plain words, and nothing is written', async () => {
    const enterprise = await unit('台州甲机械有限公司')
    const single = await create('union', { name: '台州甲机械有限公司工会', form: 'single', county: '椒江区', foundedOn: '2015-01-01', status: 'active' })
    const waiting = await toIssue('台州乙塑料有限公司')
    const id = await create('outreach', { unit: enterprise, state: 'verifying', issuedOn: '2019-05-01', dueOn: '2019-07-31' })
    const refusal = async (work: Promise<unknown>) =>
      work.then(
        () => '',
        (error: Error) => error.message,
      )
    const before = office.hash()
    expect(await refusal(founded(waiting, own('乙工会')))).toContain('“待下发”的案件不能登记建会')
    expect(await refusal(founded(id, own('甲工会'), '2019-07-04'))).toContain('晚于今天')
    expect(await refusal(founded(id, { kind: 'join', union: single }))).toContain('不是联合工会')
    expect(await refusal(founded(id, { kind: 'join', union: 999 }))).toContain('不存在')
    expect(office.hash()).toBe(before)
    await create('coverage', { union: single, unit: enterprise, coveredFrom: '2016-01-01' })
    expect(await refusal(founded(id, own('甲工会')))).toContain('已有工会“台州甲机械有限公司工会”')
  })
})

describe('opening', () => {
  /** An entry, and what the program found for it. */
  async function entry(
    name: string,
    headcount: number | null,
    outcome: 'matched' | 'unmatched' | 'review' | null,
    more: Record<string, Value> = {},
    unitId: number | null = null,
  ) {
    const id = await create('listEntry', { source: 'social-insurance', name, county: '椒江区', township: '海门街道', headcount, ...more })
    if (outcome !== null) {
      const db = new SQLite(`${office.dataDir}/office.sqlite`)
      db.prepare("INSERT INTO match_result VALUES (?, ?, ?, 0, 'none', '[]', '[]', '', '')").run(id, outcome, unitId)
      db.close()
    }
    return id
  }
  async function open(filter: Parameters<typeof office.core.call.outreach.open>[0] = {}) {
    let last: OpenEvent | undefined
    for await (const event of await office.core.call.outreach.open(filter)) last = event
    if (last?.type !== 'opened') throw new Error('not opened')
    return last
  }
  const candidates = async (filter = {}) => office.core.call.outreach.candidates({ ...filter })

  test('an enterprise that nobody has becomes a unit with its headcount, its link and its case; taken back it is a question of the list again', async () => {
    await entry('台州新来电子有限公司', 130, 'unmatched', { uscc: '91331002MA28G3XQ5J', legalRepresentative: '王伟' })
    expect(await candidates()).toMatchObject({
      total: 1,
      tiers: { campaign: 1 },
      counties: [{ county: '椒江区', total: 1 }],
      candidates: [{ name: '台州新来电子有限公司', tier: 'campaign', unitId: null }],
    })
    const { deedId, cases, units, refused } = await open()
    expect([cases, units, refused]).toEqual([1, 1, []])
    const [record] = await list('outreach')
    expect(record).toMatchObject({
      unitName: '台州新来电子有限公司',
      state: 'to-issue',
      source: 'social-insurance',
      headcount: 130,
      insured: 130,
      tier: 'campaign',
      responsible: '椒江区总工会',
      caseNumber: 'HC000001',
    })
    expect((await list('unit'))[0]).toMatchObject({
      uscc: '91331002MA28G3XQ5J',
      employees: 130,
      legalRepresentative: '王伟',
      county: '椒江区',
      status: 'active',
    })
    expect((await list('headcount'))[0]).toMatchObject({ source: 'social-insurance', employees: 130 })
    expect((await office.core.call.matching.entries({})).entries[0]).toMatchObject({ outcome: 'no-union', decidedBy: 'person', unitId: record?.unit })
    expect(await candidates()).toMatchObject({ total: 0, withCase: 1 })
    expect(await undo(deedId)).toMatchObject({ reversed: 1, kept: [] })
    expect([await list('unit'), await list('outreach'), await list('headcount')]).toEqual([[], [], []])
    expect((await office.core.call.matching.entries({})).entries[0]).toMatchObject({ outcome: 'no-union', decidedBy: 'program', unitId: null })
    expect(await candidates()).toMatchObject({ total: 1 })
  })

  test('what is to be verified, unmatched so far, covered, or handled already is never opened', async () => {
    const covered = await unit('台州有会有限公司')
    const single = await create('union', { name: '台州有会有限公司工会', form: 'single', foundedOn: '2015-01-01', status: 'active' })
    await create('coverage', { union: single, unit: covered, coveredFrom: '2015-01-01' })
    const handled = await unit('台州已办有限公司')
    await create('outreach', { unit: handled, state: 'not-eligible', verificationResult: 'shell' })
    await entry('台州待核有限公司', 300, 'review')
    await entry('台州未比有限公司', 300, null)
    await entry('台州有会有限公司', 300, 'matched', {}, covered)
    await entry('台州已办有限公司', 300, 'matched', {}, handled)
    await entry('台州不明有限公司', null, 'unmatched')
    expect(await candidates()).toMatchObject({ total: 0, withCase: 1, withoutHeadcount: 1 })
    expect(await open()).toMatchObject({ deedId: null, cases: 0, units: 0 })
    expect(await list('outreach')).toHaveLength(1)
  })

  test('of those in joint unions only the large ones; the tiers that are asked for, and no others', async () => {
    const joint = await create('union', { name: '海门街道联合工会', form: 'joint', foundedOn: '2015-01-01', status: 'active' })
    for (const [name, people] of [
      ['台州大联有限公司', 26],
      ['台州小联有限公司', 25],
    ] as const) {
      const id = await unit(name)
      await create('coverage', { union: joint, unit: id, coveredFrom: '2016-01-01' })
      await entry(name, people, 'matched', {}, id)
    }
    await entry('台州小厂', 8, 'unmatched')
    await entry('台州新厂有限公司', 60, 'unmatched', { inProductionSince: '2019-05-01' })
    expect(await candidates()).toMatchObject({ total: 1, tiers: { split: 1, joint: 1, waiting: 1, own: 0 } })
    expect((await open({ tiers: ['split', 'joint'] })).cases).toBe(2)
    expect((await list('outreach')).map(({ unitName, tier }) => [unitName, tier])).toEqual([
      ['台州大联有限公司', 'split'],
      ['台州小厂', 'joint'],
    ])
  })

  test('two lists that name one enterprise make one case, for which the larger headcount speaks', async () => {
    await entry('台州双名电子有限公司', 40, 'unmatched', { uscc: '91331002MA28G3XQ5J' })
    await entry('台州双名电子有限公司', 44, 'unmatched', { source: 'census' })
    expect(await open()).toMatchObject({ cases: 1, units: 1 })
    expect((await list('outreach'))[0]).toMatchObject({ headcount: 44, source: 'census' })
    const { entries } = await office.core.call.matching.entries({})
    expect(new Set(entries.map(({ unitId }) => unitId)).size).toBe(1)
  })

  test('a namesake in the roster is a question for a person', async () => {
    await unit('台州同名有限公司')
    await entry('台州同名有限公司', 60, 'unmatched')
    expect(await open()).toMatchObject({ deedId: null, cases: 0, refused: [{ name: '台州同名有限公司', reason: expect.stringContaining('同名单位') }] })
    expect(await list('outreach')).toEqual([])
  })

  test('where the county has handed the last case on to the township, the next one goes there too', async () => {
    const earlier = await toIssue('台州先例有限公司')
    await step([earlier], 'issue', {}, { federation: 'township' })
    await entry('台州后来有限公司', 60, 'unmatched')
    await open()
    expect((await list('outreach')).at(-1)).toMatchObject({ unitName: '台州后来有限公司', responsible: '椒江区海门街道总工会' })
  })
})
