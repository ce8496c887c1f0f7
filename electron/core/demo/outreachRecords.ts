// Units that the lists of other offices say have no union, handed out to the counties month by month, and what was found.
import { addDays, dayNumber } from '#shared/values/calendar.ts'
import type { UnitDraft } from './draft.ts'
import { demoToday } from './facts.ts'
import type { Filling, Scene } from './scene.ts'

/** Enterprises with as many employees are on the list. */
const least = 25
/** One in so many of them has been handed out so far. */
const oneIn = 4
/** Of what was to be handed out after this day, a part has not been. */
const newest = '2019-05-01'
const unissued = { issuedOn: null, dueOn: null, person: null }

export function* fillOutreach(scene: Scene): Filling {
  const { random, people, choice, office, units, unions } = scene
  const linked = new Set(office.links.map(({ unit }) => unit))
  const open = office.units.filter((unit) => !linked.has(unit) && unit.status === 'active' && unit.employees >= least)
  for (const [index, unit] of open.entries()) {
    if (index % oneIn !== 0) continue
    const issuedOn = addDays('2018-09-03', 30 * random.between(0, 9))
    const dueOn = addDays(issuedOn, 90)
    const closed = dueOn < demoToday
    const found = closed
      ? random.weighted([
          ['符合建会条件', 4],
          ['已注销', 3],
          ['空壳企业', 2],
          ['查无此企业', 2],
          ['已迁出', 2],
          ['不足25人', 4],
          ['劳务派遣用工', 1],
        ] as const)
      : null
    const state = found === null ? random.pick(['已下发', '核查中', '核查中']) : found === '符合建会条件' ? random.pick(['建会中', '延期']) : '不符合条件'
    // The newest ones still lie with the city.
    const waits = issuedOn > newest && index % (3 * oneIn) === 0
    const values = common(unit, issuedOn, dueOn)
    yield ['outreach', { ...values, ...(waits ? { ...unissued, state: choice('outreachState', '待下发') } : stand(found, state, issuedOn, dueOn)) }]
  }
  // What was founded in this half-year was on the list before.
  for (const { id, draft } of unions) {
    if (draft.status !== 'active' || draft.form !== 'single' || draft.foundedOn === null || draft.foundedOn < '2019-01-01') continue
    const unit = office.links.find(({ union }) => union === draft)?.unit
    if (unit === undefined) continue
    const issuedOn = addDays(draft.foundedOn, -random.between(40, 90))
    const { foundedOn } = draft
    yield [
      'outreach',
      {
        ...common(unit, issuedOn, addDays(issuedOn, 120)),
        verificationResult: choice('verificationResult', '符合建会条件'),
        state: choice('outreachState', '已建会'),
        verifiedOn: addDays(issuedOn, 20),
        foundedOn,
        closedOn: foundedOn,
        resultingUnion: id,
        evidence: '建会批复已归档',
      },
    ]
  }

  /** What verification found, and how far the case has come since. */
  function stand(found: string | null, state: string, issuedOn: string, dueOn: string) {
    const values = { verificationResult: found === null ? null : choice('verificationResult', found), state: choice('outreachState', state) }
    if (found === null) return values
    // By chance, but without a throw of its own, so that nothing else of the demo moves.
    const verifiedOn = addDays(issuedOn, 15 + (dayNumber(issuedOn) % 40))
    if (state === '延期')
      return { ...values, verifiedOn, extendedTo: addDays(dueOn, 90), extensionReason: '企业正在搬迁，筹备组已成立，待新址投产后召开成立大会' }
    if (state === '建会中') return { ...values, verifiedOn }
    const old = issuedOn < '2019-01-01'
    return { ...values, ...(old ? { state: choice('outreachState', '已办结') } : {}), verifiedOn, closedOn: verifiedOn, evidence: '实地走访记录已归档' }
  }

  function common(unit: UnitDraft, issuedOn: string, dueOn: string) {
    const insured = Math.round((unit.employees * random.between(60, 98)) / 100)
    return {
      unit: units.get(unit) ?? null,
      source: choice('headcountSource', random.pick(['社会保险', '社会保险', '经济普查', '税务'])),
      headcount: unit.employees,
      insured,
      uninsured: unit.employees - insured,
      responsible: `${unit.place.countyName}总工会`,
      person: people.name(random.chance(0.4) ? 'female' : 'male'),
      issuedOn,
      dueOn,
    }
  }
}
