// Units that the lists of other offices say have no union, handed out to the counties month by month, and what was found.
import { addDays } from '#shared/values/calendar.ts'
import type { UnitDraft } from './draft.ts'
import { demoToday } from './facts.ts'
import type { Filling, Scene } from './scene.ts'

/** Enterprises with as many employees are on the list. */
const least = 25
/** One in so many of them has been handed out so far. */
const oneIn = 4

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
    yield [
      'outreach',
      {
        ...common(unit, issuedOn, dueOn),
        verificationResult: found === null ? null : choice('verificationResult', found),
        state: choice('outreachState', state),
      },
    ]
  }
  // What was founded in this half-year was on the list before.
  for (const { id, draft } of unions) {
    if (draft.status !== 'active' || draft.form !== 'single' || draft.foundedOn === null || draft.foundedOn < '2019-01-01') continue
    const unit = office.links.find(({ union }) => union === draft)?.unit
    if (unit === undefined) continue
    const issuedOn = addDays(draft.foundedOn, -random.between(40, 90))
    yield [
      'outreach',
      {
        ...common(unit, issuedOn, addDays(issuedOn, 120)),
        verificationResult: choice('verificationResult', '符合建会条件'),
        state: choice('outreachState', '已建会'),
        resultingUnion: id,
        evidence: '建会批复已归档',
      },
    ]
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
