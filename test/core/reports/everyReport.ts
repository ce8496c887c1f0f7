// Every report that there is, of one small office that has something of everything.
import { buildReport } from '#core/reports/buildReport.ts'
import { reportKinds } from '#core/reports/reportKinds.ts'
import type { Report } from '#shared/reports/report.ts'
import type { Add, ReportOffice } from './reportOffice.ts'

/** In the order of their letters, for the second quarter of 2019. */
export function everyReport(office: ReportOffice): Report[] {
  return reportKinds.map(({ id }) => buildReport(office, { report: id, period: '2019Q2' }))
}

export function fillEverything(office: ReportOffice): void {
  office.fill((add) => {
    const [first, second] = [fillCounty(add, '331002', '331002001', 3), fillCounty(add, '331081', '331081001', 5)]
    add('union', { name: '不知何处工会', form: 'single', status: 'active', foundedOn: '2016', members: 7, employees: 9 })
    add('yearTarget', { year: 2019, county: '331002', kind: 'unions-founded', target: 7 })
    const pilot = add('pilot', {
      name: '海门街道',
      kind: '镇（街道）',
      level: '省级重点',
      county: '331002',
      township: '331002001',
      union: first,
      startedOn: '2016-05',
    })
    add('pilot', { name: '温岭园区', kind: '园区', level: '市级', county: '331081', union: second, startedOn: '2017-03-01' })
    add('inspection', { pilot, date: '2019-05-06', team: '第一组', findings: '台账不全；阵地开放时间没有公示', correctBy: '2019-06-30' })
    add('brandProject', { name: '海门驿家', pilot, year: 2018 })
    const item = add('serviceItem', { name: '技能夜校', category: '技能提升', provider: '市职工学校', places: 40 })
    add('serviceDemand', {
      item,
      itemName: '技能夜校',
      askedOn: '2019-04-03',
      asks: '甲厂工会',
      county: '331002',
      state: '已完成',
      satisfaction: '满意',
      doneOn: '2019-05-04',
    })
    add('practicalThing', { year: 2019, number: 1, name: '建户外劳动者驿站', target: 30, done: 12, unit: '个', department: '权益部', funds: 25.5 })
    const task = add('task', {
      name: '新建“小三级”工会组织',
      year: 2019,
      source: '年度重点',
      lead: '组织部',
      dueOn: '2019-06-30',
      state: '进行中',
      county: '331002',
    })
    add('taskProgress', { task, date: '2019-05-01', progress: '已完成过半', percent: 60 })
    add('task', {
      name: '换届提醒',
      year: 2019,
      source: '党建考核',
      lead: '办公室',
      dueOn: '2019-05-31',
      state: '已完成',
      doneOn: '2019-05-20',
      county: '331081',
    })
    add('appraisal', {
      federation: '椒江区总工会',
      county: '331002',
      year: 2019,
      period: '上半年',
      item: '组织建设',
      weight: 20.5,
      selfScore: 19.5,
      score: 18.25,
    })
    const unit = add('unit', { name: '甲精工厂', county: '331002', township: '331002001' })
    const honouree = add('honouree', { name: '王伟', unit, title: '台州工匠', year: 2018, level: '市', conferralDocument: '台总工〔2018〕12号' })
    const studio = add('studio', {
      name: '王伟工作室',
      kind: '技能大师工作室',
      level: '市',
      leader: '王伟',
      honouree,
      unit,
      namedOn: '2018-12-01',
      funds: 3.75,
    })
    add('challenge', { name: '薄壁件装夹变形', year: 2019, unit, studio, leader: '王伟', state: '攻关中', collectedOn: '2019-02-03' })
  })
}

/** @returns a union of the county */
function fillCounty(add: Add, county: string, township: string, founded: number): number {
  const unions = Array.from({ length: founded }, (_, n) =>
    add('union', {
      name: `第${n + 1}机械制造有限责任公司工会委员会`,
      form: n === 0 ? 'joint' : 'single',
      county,
      township,
      status: 'active',
      foundedOn: n === 1 ? '2019-05-04' : '2015-03-02',
      employees: 100 + n,
      womenEmployees: 40,
      members: 81 + n,
      womenMembers: 30,
      migrantMembers: 12,
      termFrom: '2014-07-01',
      termYears: 5,
    }),
  )
  const union = unions[0] as number
  const unit = add('unit', { name: `某某${township}厂`, county, township, employees: 140 })
  add('coverage', { union, unit, coveredFrom: '2016-01-01' })
  for (const group of ['货车司机', '快递员', '直播员']) add('member', { name: '王某', union, occupationGroup: group, joinedOn: '2019-04-05' })
  add('cadre', { name: '李某', union, position: '主席', engagement: 'full-time', from: '2014-07-01' })
  add('cadre', { name: '赵某', union, position: '副主席', engagement: 'seconded', from: '2016-07-01' })
  add('socialWorker', { name: '周某', county, township, contractKind: 'dispatched', contractFrom: '2018-01-01', roles: '信息员' })
  add('centre', {
    name: '海门职工之家',
    type: '职工之家',
    county,
    township,
    areaSqm: 120.5,
    visitsPerDay: 30,
    openedOn: '2017-05',
    longitude: 121.44,
    latitude: 28.68,
  })
  for (const state of ['issued', 'founded'] as const)
    add('outreach', {
      unit: add('unit', { name: `${county}${state}未建会厂`, county, township }),
      responsible: '总工会',
      issuedOn: '2019-03-01',
      dueOn: '2019-05-30',
      state,
      ...(state === 'founded' && { verificationResult: 'confirmed', verifiedOn: '2019-04-02', foundedOn: '2019-05-06', resultingUnion: union }),
    })
  return union
}
