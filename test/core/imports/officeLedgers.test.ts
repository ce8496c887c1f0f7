// One small ledger per register as an office keeps it: recognised by itself, read right, unchanged when it comes again or comes back from an export.
import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { idCheckCharacter } from '#shared/values/idNumber.ts'
import { exportedFile } from '#test/support/exportedFile.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

type Row = readonly (string | number | null)[]

interface OfficeLedger {
  readonly register: RegisterId
  readonly rows: readonly Row[]
  /** Fields of each record, in the order of the rows. */
  readonly records: readonly Readonly<Record<string, unknown>>[]
  /** Rows that are no records. */
  readonly skipped: number
}

const idOf = (serial: number) => {
  const digits = `33100219850312${String(serial).padStart(3, '0')}`
  return digits + idCheckCharacter(digits)
}

const ledgers: readonly OfficeLedger[] = [
  {
    register: 'pilot',
    rows: [
      ['台州市群团改革试点单位一览表'],
      [
        '序号',
        '试点单位',
        '试点类型',
        '级别',
        '批次',
        '县（市、区）',
        '镇（街道）',
        '对应工会',
        '启动时间',
        '覆盖单位数',
        '覆盖职工数',
        '负责人',
        '联系电话',
        '备注',
      ],
      [1, '海门街道总工会', '街道', '省级重点', '第一批', '椒江区', '海门街道', '海门街道联合工会', '2016.3', 120, '5,300', '王建国', '13957600001', ''],
      [2, '椒江滨海工业园区工会', '园区', '市级', '第二批', '椒江区', null, '滨海园区联合工会', '2017年5月8日', 86, 4120, '陈静', '13957600002', ''],
      ['合计', null, null, null, null, null, null, null, null, 206, 9420],
    ],
    records: [
      {
        name: '海门街道总工会',
        kind: '镇（街道）',
        level: '省级重点',
        county: '椒江区',
        township: '海门街道',
        unionName: '海门街道联合工会',
        startedOn: '2016-03',
        coveredWorkers: 5300,
      },
      { name: '椒江滨海工业园区工会', kind: '园区', level: '市级', batch: '第二批', startedOn: '2017-05-08', coveredUnits: 86, head: '陈静' },
    ],
    skipped: 2,
  },
  {
    register: 'brandProject',
    rows: [
      ['2018年工会工作品牌汇总表'],
      ['序号', '品牌名称', '试点单位', '创建单位', '年度', '品牌理念', '特色亮点', '工作成效', '推广情况'],
      [1, '海门工匠港', '海门街道总工会', '海门街道总工会', 2018, '匠心聚海门', '一港三站', '培育工匠32名', '全市推广'],
      [2, '滨海亲情驿站', '椒江滨海工业园区工会', '滨海园区联合工会', '2018年', '亲情服务', null, '服务职工1200人次', null],
    ],
    records: [
      { name: '海门工匠港', pilotName: '海门街道总工会', host: '海门街道总工会', year: 2018, feature: '一港三站' },
      { name: '滨海亲情驿站', year: 2018, results: '服务职工1200人次' },
    ],
    skipped: 1,
  },
  {
    register: 'inspection',
    rows: [
      ['改革试点“回头看”问题整改清单'],
      ['序号', '试点单位', '检查日期', '检查组', '存在问题', '整改期限', '整改完成时间', '整改情况'],
      [1, '海门街道总工会', '2018.9.10', '第一督查组', '兼职副主席作用发挥不够', '2018.10.31', '2018.10.20', '已建立轮值制度'],
      [2, '海门街道总工会', '2018.9.10', '第一督查组', '阵地标识不规范', '2018.10.31', null, null],
      [3, '椒江滨海工业园区工会', '2018.9.12', '第二督查组', null, null, null, null],
    ],
    records: [
      { pilotName: '海门街道总工会', date: '2018-09-10', findings: '兼职副主席作用发挥不够', correctBy: '2018-10-31', correctedOn: '2018-10-20' },
      { findings: '阵地标识不规范', correctedOn: null },
      { pilotName: '椒江滨海工业园区工会', team: '第二督查组', findings: null },
    ],
    skipped: 1,
  },
  {
    register: 'rating',
    rows: [
      ['职工服务阵地星级评定结果'],
      ['序号', '阵地名称', '县（市、区）', '评定年度', '星级', '评定结果', '评定单位', '文号'],
      [1, '海门街道党群服务中心', '椒江区', 2017, 4, '获评', '台州市总工会', '台总工〔2017〕12号'],
      [2, '海门街道党群服务中心', '椒江区', 2018, 5, '升星', '台州市总工会', '台总工〔2018〕20号'],
      [3, '洪家职工之家', '椒江区', 2018, '3星', '复评合格', '椒江区总工会', null],
    ],
    records: [
      { centreName: '海门街道党群服务中心', year: 2017, stars: 4, outcome: '获评', documentNumber: '台总工〔2017〕12号' },
      { year: 2018, stars: 5, outcome: '获评' },
      { centreName: '洪家职工之家', stars: 3, outcome: '保持' },
    ],
    skipped: 1,
  },
  {
    register: 'activity',
    rows: [
      ['2019年第一季度工会活动台账'],
      ['序号', '活动名称', '活动类型', '活动时间', '活动阵地', '活动地点', '主办单位', '主题', '主讲人', '参加人数', '活动经费（元）'],
      [1, '海门工匠论坛（第一期）', '工匠论坛', '2019.1.12', '海门街道党群服务中心', '三楼报告厅', '海门街道总工会', '精密模具的精度控制', '林海', 65, '2,600'],
      [2, '迎新春送春联', '普惠服务', '2019-01-25', null, '东海大道社区', '椒江区总工会', null, null, '约300', 1500],
      ['合计', null, null, null, null, null, null, null, null, 365, 4100],
    ],
    records: [
      { name: '海门工匠论坛（第一期）', kind: '工匠论坛', date: '2019-01-12', centreName: '海门街道党群服务中心', speaker: '林海', people: 65, cost: 2600 },
      { name: '迎新春送春联', kind: '普惠服务', date: '2019-01-25', centreName: null, people: 300 },
    ],
    skipped: 2,
  },
  {
    register: 'serviceItem',
    rows: [
      ['椒江区总工会职工需求菜单'],
      ['序号', '服务项目', '服务类别', '服务内容', '服务对象', '服务形式', '提供单位', '服务地点', '名额', '预约方式', '服务时间'],
      [1, '电工技能提升班', '技能培训', '中级电工考前辅导', '在职职工', '集中授课', '椒江职业技术学校', '职校实训楼', 50, '电话预约', '每周六'],
      [2, '法律咨询', '法律援助', '劳动争议咨询', '全体职工', '坐班', '椒江区职工法律援助中心', '服务中心一楼', null, '现场', '每周三下午'],
      [3, '法律咨询', '维权', '线上咨询', '全体职工', '线上', '浙江某律师事务所', null, null, '微信', '全天'],
    ],
    records: [
      { name: '电工技能提升班', category: '技能提升', provider: '椒江职业技术学校', places: 50, time: '每周六' },
      { name: '法律咨询', category: '维权', provider: '椒江区职工法律援助中心', form: '坐班' },
      { name: '法律咨询', provider: '浙江某律师事务所' },
    ],
    skipped: 1,
  },
  {
    register: 'serviceDemand',
    rows: [
      ['职工点单服务登记表'],
      ['序号', '点单人', '联系电话', '所在工会', '点单项目', '点单时间', '人数', '办理状态', '服务时间', '满意度'],
      [1, '周敏', '13905760011', '海门街道联合工会', '电工技能提升班', '2019.3.1', 12, '已办结', '2019.3.9', '非常满意'],
      [2, '吴刚', '13905760012', '滨海园区联合工会', '电工技能提升班', '2019.3.2', 5, '已派单', null, null],
    ],
    records: [
      {
        applicant: '周敏',
        unionName: '海门街道联合工会',
        itemName: '电工技能提升班',
        date: '2019-03-01',
        people: 12,
        state: '已完成',
        servedOn: '2019-03-09',
        satisfaction: '非常满意',
      },
      { applicant: '吴刚', state: '已受理', satisfaction: null },
    ],
    skipped: 1,
  },
  {
    register: 'practicalThing',
    rows: [
      ['2019年度为职工办十件实事进展情况表'],
      ['序号', '年度', '实事项目', '目标任务', '计量单位', '完成数', '责任部门', '责任领导', '完成时限', '资金（万元）', '服务人数', '进展情况'],
      [1, 2019, '新建户外劳动者驿站', 30, '家', 33, '宣教部', '李强', '2019.12', 60, 4500, '超额完成'],
      [2, 2019, '职工疗休养', 8000, '人', 2935, '保障部', '张莉', '2019年12月31日', '320.5', 2935, '按序推进'],
    ],
    records: [
      { name: '新建户外劳动者驿站', year: 2019, target: 30, measure: '家', done: 33, rate: 110, department: '宣教部', dueOn: '2019-12' },
      { name: '职工疗休养', done: 2935, rate: 36.7, funds: 320.5, dueOn: '2019-12-31' },
    ],
    skipped: 1,
  },
  {
    register: 'studio',
    rows: [
      ['全市创新工作室名册'],
      ['序号', '工作室名称', '工作室类型', '级别', '领衔人', '所在单位', '县（市、区）', '命名时间', '团队人数', '工作制度', '经费（万元）'],
      [1, '林海劳模创新工作室', '劳模工作室', '省级', '林海', '台州海门模具有限公司', '椒江区', '2016.5', 12, '健全', '10'],
      [2, '郑国平技能大师工作室', '技能大师', '市级', '郑国平', '台州滨海泵业有限公司', '椒江区', '2018年4月', 8, null, 5],
      ['合计', null, null, null, null, null, null, null, 20, null, 15],
    ],
    records: [
      { name: '林海劳模创新工作室', kind: '劳模创新工作室', level: '省', leader: '林海', unitName: '台州海门模具有限公司', namedOn: '2016-05', teamSize: 12 },
      { name: '郑国平技能大师工作室', kind: '技能大师工作室', leader: '郑国平', funds: 5 },
    ],
    skipped: 2,
  },
  {
    register: 'challenge',
    rows: [
      ['2018年度技术难题征集与攻关情况表'],
      ['序号', '年度', '难题名称', '提出单位', '征集时间', '攻关牵头人', '攻关工作室', '攻关状态', '攻关成果'],
      [1, 2018, '薄壁件注塑变形控制', '台州海门模具有限公司', '2018.3', '林海', '林海劳模创新工作室', '已攻克', '良品率提高到98%'],
      [2, 2018, '水泵叶轮降噪', '台州滨海泵业有限公司', '2018.4', '郑国平', '郑国平技能大师工作室', '正在攻关', null],
    ],
    records: [
      {
        name: '薄壁件注塑变形控制',
        year: 2018,
        unitName: '台州海门模具有限公司',
        studioName: '林海劳模创新工作室',
        state: '已解决',
        result: '良品率提高到98%',
      },
      { name: '水泵叶轮降噪', collectedOn: '2018-04', leader: '郑国平', state: '攻关中' },
    ],
    skipped: 1,
  },
  {
    register: 'task',
    rows: [
      ['2019年群团改革重点任务清单'],
      ['序号', '年度', '任务内容', '任务来源', '工作目标', '工作措施', '牵头单位', '配合单位', '县（市、区）', '完成时限', '状态', '备注'],
      [1, 2019, '推进百人以上企业建会', '改革方案', '建会率85%', '分片包干', '组织部', '各县市区总工会', '椒江区', '2019.6', '推进中', null],
      [2, 2019, '推进百人以上企业建会', '改革方案', '建会率85%', '分片包干', '组织部', '各县市区总工会', '黄岩区', '2019.6', '已完成', null],
      [3, 2019, '举办职工技能运动会', '年度重点工作', null, null, '经济部', null, null, '2019年10月', '待启动', null],
    ],
    records: [
      { name: '推进百人以上企业建会', year: 2019, source: '群团改革方案', lead: '组织部', county: '椒江区', dueOn: '2019-06', state: '进行中' },
      { county: '黄岩区', state: '已完成' },
      { name: '举办职工技能运动会', source: '年度重点', state: '待确认', county: null },
    ],
    skipped: 1,
  },
  {
    register: 'taskProgress',
    rows: [
      ['重点任务月度进展汇总'],
      ['序号', '年度', '任务内容', '县市区', '填报日期', '进展情况', '完成比例（%）', '存在困难', '填报人'],
      [1, 2019, '推进百人以上企业建会', '椒江区', '2019.3.31', '新建会12家', 40, '部分企业不配合', '何平'],
      [2, 2019, '推进百人以上企业建会', '椒江区', '2019.4.30', '累计新建会20家', 66, null, '何平'],
    ],
    records: [
      { taskName: '推进百人以上企业建会', taskYear: 2019, county: '椒江区', date: '2019-03-31', progress: '新建会12家', share: 40 },
      { date: '2019-04-30', progress: '累计新建会20家', share: 66, reporter: '何平' },
    ],
    skipped: 1,
  },
  {
    register: 'appraisal',
    rows: [
      ['2018年度县（市、区）总工会工作考评表'],
      ['序号', '被考评单位', '考核年度', '考评项目', '权重', '评分标准', '自评分', '得分', '扣分原因'],
      [1, '椒江区总工会', 2018, '组织建设', 30, '完成建会任务得满分', 30, 28.5, '未完成25家'],
      [2, '椒江区总工会', 2018, '维权服务', 25, null, 25, 25, null],
      [3, '黄岩区总工会', 2018, '组织建设', 30, '完成建会任务得满分', 29, 29, '少1家'],
    ],
    records: [
      { federation: '椒江区总工会', year: 2018, item: '组织建设', weight: 30, selfScore: 30, score: 28.5, reason: '未完成25家' },
      { item: '维权服务', score: 25 },
      { federation: '黄岩区总工会', item: '组织建设', score: 29 },
    ],
    skipped: 1,
  },
  {
    register: 'membershipEvent',
    rows: [
      ['工会会员会籍变动登记表'],
      ['序号', '姓名', '身份证号码', '变动类型', '变动日期', '原工会', '现工会', '变动原因', '备注'],
      [1, '周敏', idOf(21), '会籍转出', '2019.2.1', '海门街道联合工会', '滨海园区联合工会', '工作调动', null],
      [2, '吴刚', idOf(31), '退休保留', '2019-03-15', '滨海园区联合工会', null, '退休', null],
      [3, '周敏', idOf(21), '转入', '2019.2.1', '海门街道联合工会', '滨海园区联合工会', '工作调动', null],
    ],
    records: [
      { memberName: '周敏', kind: '转出', date: '2019-02-01', fromUnionName: '海门街道联合工会', toUnionName: '滨海园区联合工会', reason: '工作调动' },
      { memberName: '吴刚', kind: '保留会籍', date: '2019-03-15', fromUnionName: '滨海园区联合工会', toUnionName: null },
      { memberName: '周敏', kind: '转入' },
    ],
    skipped: 1,
  },
  {
    register: 'postChange',
    rows: [
      ['社会化工会工作者岗位变动台账'],
      ['序号', '姓名', '乡镇（街道）', '岗位变动', '变动日期', '原岗位', '现岗位', '变动原因'],
      [1, '何平', '海门街道', '轮岗', '2018.7.1', '组织员', '信息员', '年度轮岗'],
      [2, '何平', '海门街道', '顶岗', '2019.1.2', '信息员', '服务中心窗口', '替岗'],
    ],
    records: [
      { workerName: '何平', township: '海门街道', kind: '轮岗', date: '2018-07-01', fromPost: '组织员', toPost: '信息员' },
      { kind: '顶岗', date: '2019-01-02' },
    ],
    skipped: 1,
  },
  {
    register: 'workerReview',
    rows: [
      ['社会化工会工作者年度考核结果'],
      ['序号', '社工姓名', '镇（街道）', '考核年度', '考核得分', '考核等次', '考核评语'],
      [1, '何平', '海门街道', 2018, 92.5, '优秀', '群众评价好'],
      [2, '徐慧', '白云街道', 2018, 81, '称职', null],
    ],
    records: [
      { workerName: '何平', township: '海门街道', year: 2018, grade: '优秀', score: 92.5 },
      { workerName: '徐慧', grade: '合格' },
    ],
    skipped: 1,
  },
  {
    register: 'workerTraining',
    rows: [
      ['社工“三促”活动记录'],
      ['序号', '姓名', '镇（街道）', '三促类别', '开展时间', '内容', '参加情况', '成绩'],
      [1, '何平', '海门街道', '以赛促学', '2018.11.8', '工会业务知识竞赛', '参加', 88],
      [2, '徐慧', '白云街道', '业务培训', '2019.3.20', '法人登记业务', '否', null],
    ],
    records: [
      { workerName: '何平', kind: '赛', date: '2018-11-08', attended: true, score: 88 },
      { workerName: '徐慧', kind: '训', attended: false, score: null },
    ],
    skipped: 1,
  },
]

const unmask = { reason: '核对' }

describe.each(ledgers.map((ledger) => [ledger.register, ledger] as const))('a ledger of %s', (register, { rows, records, skipped }) => {
  let office: TestOffice
  beforeAll(async () => {
    office = await openOffice()
  })
  afterAll(() => office.close())

  const list = async (): Promise<readonly RecordRow[]> => (await office.core.call.records.list({ register, unmask })).records
  const path = () => office.path(`${register}.xlsx`)

  test('is recognised without help and read field by field, title and totals left out', async () => {
    writeWorkbook(path(), { 台账: rows })
    const [batch, ...more] = await office.importFile(path())
    expect(more).toEqual([])
    expect(batch?.problems.filter((problem) => problem.level === 'error')).toEqual([])
    expect(batch).toMatchObject({ register, rows: { added: records.length, rejected: 0, changed: 0, skipped: expect.any(Number) } })
    expect(batch?.skippedRows.filter(({ reason }) => reason === 'title' || reason === 'total')).toHaveLength(skipped)
    expect(await list()).toMatchObject(records)
    const headings = rows[1]?.filter((heading) => heading !== '序号') ?? []
    expect(Object.keys(batch?.mapping ?? {}), 'every column but the numbering is used').toHaveLength(headings.length)
  })

  test('changes nothing when it comes again', async () => {
    const before = office.hash()
    const [batch] = await office.importFile(path())
    expect(batch?.rows).toMatchObject({ added: 0, changed: 0, rejected: 0, unchanged: records.length })
    expect(office.hash()).toBe(before)
  })

  test.each(['xlsx', 'csv'] as const)('exported as %s, is recognised again and changes nothing', async (format) => {
    const { fileId, name } = await exportedFile(office.core.call, { register, format, unmask })
    const file = office.path(`${register}-${name}`)
    writeFileSync(file, readFileSync((await office.core.files.locate(fileId)).path))
    const before = office.hash()
    const [batch] = await office.importFile(file)
    expect(batch).toMatchObject({ register, rows: { added: 0, changed: 0, rejected: 0, unchanged: records.length } })
    expect(office.hash()).toBe(before)
  })
})
