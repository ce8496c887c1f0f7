// One fault for each check, and the same records without it: what is just right on the other side of the line.
import type { CheckCode } from '#shared/quality/checks.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { Planter } from './planted.ts'

export interface Planted {
  readonly register: RegisterId
  readonly id: number
  readonly field: string
}
/** @param bad whether the fault is there. */
type Fault = (plant: Planter, bad: boolean) => Planted

const member = (plant: Planter, values: Readonly<Record<string, string | number | null>>) => {
  const { union, unit } = plant.union()
  return plant.add('member', { union, unit, ...values })
}
const union = (plant: Planter, field: string, values: Readonly<Record<string, string | number | null>>): Planted => ({
  register: 'union',
  id: plant.union(values).union,
  field,
})
const ofRegister =
  (
    register: RegisterId,
    field: string,
    fault: Readonly<Record<string, string | number | null>>,
    sound: Readonly<Record<string, string | number | null>>,
  ): Fault =>
  (plant, bad) => ({ register, id: plant.add(register, bad ? fault : sound), field })

export const faults: Readonly<Record<CheckCode, Fault>> = {
  required: ofRegister('unit', 'uscc', { uscc: null }, {}),
  'required-here': (plant, bad) => ({
    register: 'cadre',
    id: plant.add('cadre', { union: plant.union().union, engagement: 'seconded', sendingUnit: bad ? null : '台州市总工会' }),
    field: 'sendingUnit',
  }),
  checksum: ofRegister('unit', 'uscc', { uscc: '913310020000999991' }, {}),
  'wrong-prefix': (plant, bad) => union(plant, 'uscc', { uscc: plant.uscc(bad ? '91' : '81') }),
  'id-conflict': (plant, bad) => {
    const documentNumber = plant.idNumber()
    const man = Number(documentNumber[16]) % 2 === 1
    return { register: 'member', id: member(plant, { documentNumber, sex: man === bad ? 'female' : 'male' }), field: 'sex' }
  },
  'id-length': (plant, bad) => ({ register: 'member', id: member(plant, bad ? { documentNumber: '33100219850312001' } : {}), field: 'documentNumber' }),
  masked: (plant, bad) => ({ register: 'member', id: member(plant, bad ? { mobile: '139****5678' } : { mobile: '13912345678' }), field: 'mobile' }),
  'invalid-value': ofRegister('unit', 'phone', { phone: '无此号' }, { phone: '0576-86950200-801' }),
  'unknown-value': ofRegister('unit', 'unitType', { unitType: '股份公司' }, { unitType: null }),
  'retired-region': ofRegister('unit', 'county', { county: '331021', township: '331083001' }, { county: '331083', township: '331083001' }),
  'township-elsewhere': ofRegister('unit', 'township', { township: '331003001' }, { county: '331003', township: '331003001' }),
  'future-date': (plant, bad) => union(plant, 'foundedOn', { foundedOn: bad ? '2019-07-04' : '2019-07-03' }),
  'date-order': (plant, bad) => union(plant, 'certificateTo', { certificateFrom: bad ? '2022-01-02' : '2022-01-01', certificateTo: '2022-01-01' }),
  'out-of-range': ofRegister('centre', 'longitude', { longitude: 28.6, latitude: 28.6 }, { longitude: 121.4, latitude: 28.6 }),
  'part-exceeds-whole': (plant, bad) => union(plant, 'womenMembers', { members: 8, womenMembers: bad ? 9 : 8 }),
  'joint-few-units': (plant, bad) => ({ register: 'union', id: plant.union({ form: 'joint' }, bad ? 1 : 2).union, field: 'form' }),
  'single-many-units': (plant, bad) => ({ register: 'union', id: plant.union({}, bad ? 2 : 1).union, field: 'form' }),
  'union-without-unit': (plant, bad) => ({ register: 'union', id: plant.union(bad ? {} : { status: 'preparing' }, 0).union, field: 'name' }),
  'members-differ': (plant, bad) => {
    const { union: id, unit } = plant.union({ members: bad ? 8 : 7 })
    for (let count = 0; count < 2; count += 1) plant.add('member', { union: id, unit })
    const gone = plant.add('member', { union: id, unit })
    plant.add('membershipEvent', { member: gone, kind: '退会', date: '2019-01-01', reason: '本人申请' })
    return { register: 'union', id, field: 'members' }
  },
  'links-exceed-members': (plant, bad) => {
    const id = plant.add('union', { form: 'single', status: 'active', members: 8 })
    plant.cover(id, plant.add('unit'), { memberCount: bad ? 9 : 8 })
    return { register: 'union', id, field: 'members' }
  },
  federation: (plant, bad) => union(plant, 'name', { name: bad ? '椒江区塑料行业工会联合会' : '椒江区塑料行业联合工会' }),
  'term-length': (plant, bad) => union(plant, 'termYears', { termFrom: '2018-01-01', termYears: bad ? 4 : 3 }),
  'term-expired': (plant, bad) => union(plant, 'termEndsOn', { termEndsOn: bad ? '2019-06' : '2019-12-31' }),
  'term-reminder-last': (plant, bad) => union(plant, 'termEndsOn', { termEndsOn: bad ? '2019-08-02' : '2020-07-03' }),
  // Its end is worked out: three years on.
  'term-reminder-second': (plant, bad) => union(plant, 'termEndsOn', { termFrom: bad ? '2016-10-01' : '2017-10-01', termYears: 3 }),
  'term-reminder-first': (plant, bad) => union(plant, 'termEndsOn', { termEndsOn: bad ? '2019-12-30' : '2019-12-31' }),
  'certificate-expired': (plant, bad) => union(plant, 'certificateTo', { legalPersonStatus: 'valid', certificateTo: bad ? '2019-07-02' : '2019-07-03' }),
  'contract-expired': ofRegister('socialWorker', 'contractTo', { contractTo: '2019-07-02' }, { contractTo: '2019-07-02', leftOn: '2019-07-02' }),
  'contract-ends': ofRegister('socialWorker', 'contractTo', { contractTo: '2019-08-02' }, { contractTo: '2019-08-03' }),
  'secondment-ended': (plant, bad) => ({
    register: 'cadre',
    id: plant.add('cadre', {
      union: plant.union().union,
      engagement: 'seconded',
      sendingUnit: '台州市总工会',
      secondedFrom: '2018-07-01',
      secondedTo: bad ? '2019-06-30' : '2019-07-31',
    }),
    field: 'secondedTo',
  }),
  'post-overlap': (plant, bad) => {
    const post = { name: '周敏', union: plant.union().union, position: '主席', engagement: 'full-time' }
    plant.add('cadre', { ...post, from: '2015-01-01', to: '2018-01-01' })
    return { register: 'cadre', id: plant.add('cadre', { ...post, from: bad ? '2017-06-01' : '2018-01-01' }), field: 'from' }
  },
  overdue: ofRegister('task', 'dueOn', { state: '进行中', dueOn: '2019-07-02' }, { state: '进行中', dueOn: '2019-07-03' }),

  'same-record': (plant, bad) => {
    plant.add('unit', { name: '台州甲电器有限公司' })
    return { register: 'unit', id: plant.add('unit', { name: bad ? '台州甲电器有限公司 ' : '台州乙电器有限公司' }), field: 'name' }
  },
  'same-code': (plant, bad) => {
    const uscc = plant.uscc('81')
    plant.union({ uscc })
    return union(plant, 'uscc', { uscc: bad ? uscc : plant.uscc('81') })
  },
  'same-document': (plant, bad) => {
    const documentNumber = plant.idNumber()
    const first = member(plant, { documentNumber })
    if (!bad) plant.add('membershipEvent', { member: first, kind: '转出', date: '2019-01-01' })
    return { register: 'member', id: member(plant, { documentNumber }), field: 'documentNumber' }
  },
  'covered-twice': (plant, bad) => {
    const unit = plant.add('unit')
    const [area, other] = [plant.union({ form: 'joint', kind: 'area' }), plant.union({ form: 'joint', kind: bad ? 'area' : 'industry' })]
    plant.cover(area.union, unit)
    return { register: 'coverage', id: plant.cover(other.union, unit), field: 'unit' }
  },
  'linked-twice': (plant, bad) => {
    const { union: id, unit } = plant.union()
    return { register: 'coverage', id: plant.cover(id, unit, bad ? {} : { coveredFrom: '2017-01-01', coveredTo: '2018-01-01' }), field: 'unit' }
  },
  'too-often': (plant, bad) => {
    const forum = (date: string) => plant.add('activity', { kind: '工匠论坛', speaker: '王伟', county: '331002', date })
    forum('2019-05-01')
    forum('2019-05-11')
    return { register: 'activity', id: forum(bad ? '2019-05-21' : '2019-06-01'), field: 'date' }
  },
  'broken-link': (plant, bad) => {
    const studio = plant.add('studio')
    if (bad) plant.remove('studio', studio)
    return { register: 'challenge', id: plant.add('challenge', { studio }), field: 'studio' }
  },
  'ended-union': (plant, bad) => {
    const id = plant.add('union', { form: 'single', status: 'merged', endedOn: '2019-01-01' })
    plant.cover(id, plant.add('unit'), { coveredTo: '2019-01-01' })
    return {
      register: 'cadre',
      id: plant.add('cadre', { union: id, engagement: 'part-time', from: '2017-01-01', to: bad ? null : '2019-01-01' }),
      field: 'union',
    }
  },
  'gone-unit': (plant, bad) => {
    const id = plant.add('union', { form: 'single', status: 'active' })
    return { register: 'coverage', id: plant.cover(id, plant.add('unit', { status: bad ? 'deregistered' : 'suspended' })), field: 'unit' }
  },
  'county-differs': (plant, bad) => {
    const id = plant.add('union', { form: 'single', status: 'active' })
    return { register: 'coverage', id: plant.cover(id, plant.add('unit', bad ? { county: '331003', township: '331003001' } : {})), field: 'unit' }
  },
  'unit-not-covered': (plant, bad) => {
    const { union: id, unit } = plant.union()
    return { register: 'member', id: plant.add('member', { union: id, unit: bad ? plant.add('unit') : unit }), field: 'unit' }
  },
  'pilot-elsewhere': (plant, bad) => {
    const pilot = plant.add('pilot', { union: plant.union().union })
    return { register: 'centre', id: plant.add('centre', bad ? { pilot, county: '331003', township: '331003001' } : { pilot }), field: 'pilot' }
  },
  'union-cycle': (plant, bad) => {
    const { union: id } = plant.union({ name: '甲镇总工会', upperUnion: '乙镇总工会' })
    plant.union({ name: '乙镇总工会', upperUnion: bad ? '甲镇总工会' : '丙镇总工会' })
    return { register: 'union', id, field: 'upperUnion' }
  },
  'link-conflict': (plant, bad) => {
    const honouree = plant.add('honouree', { name: '林建国', unit: plant.add('unit') })
    return { register: 'studio', id: plant.add('studio', { honouree, leader: bad ? '林国建' : '林建国' }), field: 'honouree' }
  },
  'state-conflict': ofRegister(
    'challenge',
    'state',
    { state: '攻关中', solvedOn: '2019-05-01' },
    { state: '已解决', solvedOn: '2019-05-01', result: '已投产' },
  ),
}
