import { countyAtLeast } from './place.ts'
import { defineRegister } from './register.ts'
import { remark } from './remark.ts'

/** 改革试点: a unit or federation that tries the reform out. Its vice-chairs, centres and brand projects are counted from their own registers. */
export const pilot = defineRegister({
  id: 'pilot',
  label: '改革试点',
  table: 'pilot',
  title: 'name',
  fields: [
    {
      kind: 'organisation',
      key: 'name',
      label: '试点单位',
      synonyms: ['试点单位名称', '改革试点单位', '试点名称', '改革试点名称', '试点工会'],
      required: true,
      width: 16,
    },
    { kind: 'choice', key: 'kind', table: 'pilotKind', label: '试点类型', synonyms: ['试点类别', '试点性质', '类型'], required: true, width: 7 },
    { kind: 'choice', key: 'level', table: 'pilotLevel', label: '试点级别', synonyms: ['试点层级', '级别', '重点试点'], required: true, width: 8 },
    { kind: 'text', key: 'batch', label: '试点批次', synonyms: ['批次'], width: 7 },
    ...countyAtLeast,
    { kind: 'link', key: 'union', register: 'union', label: '试点工会', width: 6 },
    { kind: 'via', key: 'unionName', register: 'union', field: 'name', label: '工会名称', synonyms: ['对应工会', '所属工会', '工会组织名称'], width: 18 },
    { kind: 'link', key: 'unit', register: 'unit', label: '所在单位', width: 6 },
    { kind: 'via', key: 'unitName', register: 'unit', field: 'name', label: '单位名称', synonyms: ['所在单位', '企业名称'], width: 22 },
    { kind: 'date', key: 'startedOn', label: '试点启动时间', synonyms: ['启动时间', '确定时间', '试点时间', '列入时间'], width: 8 },
    { kind: 'date', key: 'endedOn', label: '试点结束时间', synonyms: ['结束时间', '验收时间'], width: 8 },
    { kind: 'count', key: 'coveredUnits', label: '覆盖单位数', synonyms: ['覆盖企业数', '覆盖单位', '覆盖单位（家）'], width: 6 },
    { kind: 'count', key: 'coveredWorkers', label: '覆盖职工数', synonyms: ['覆盖职工', '覆盖职工人数', '服务职工数'], width: 6 },
    { kind: 'derived', key: 'secondedViceChairs', as: { kind: 'count' }, label: '挂职副主席数', width: 7 },
    { kind: 'derived', key: 'partTimeViceChairs', as: { kind: 'count' }, label: '兼职副主席数', width: 7 },
    { kind: 'derived', key: 'centres', as: { kind: 'count' }, label: '活动阵地数', width: 6 },
    { kind: 'derived', key: 'serviceCentres', as: { kind: 'count' }, label: '党群服务中心数', width: 8 },
    { kind: 'derived', key: 'brandProjects', as: { kind: 'count' }, label: '品牌项目数', width: 6 },
    { kind: 'person', key: 'head', label: '试点负责人', synonyms: ['负责人', '联系人'], width: 7 },
    { kind: 'phone', key: 'phone', label: '联系电话', synonyms: ['电话', '手机', '联系方式', '手机号码'], masked: true, width: 10 },
    { kind: 'note', key: 'content', label: '试点内容', synonyms: ['试点任务', '改革内容', '主要做法'], width: 20 },
    remark,
  ],
  list: ['name', 'kind', 'level', 'county', 'unionName', 'secondedViceChairs', 'partTimeViceChairs', 'centres', 'serviceCentres', 'coveredUnits', 'startedOn'],
  form: [
    { label: '试点', fields: ['name', 'kind', 'level', 'batch', 'county', 'township', 'startedOn', 'endedOn'] },
    { label: '工会与单位', fields: ['union', 'unit'] },
    {
      label: '覆盖与力量',
      fields: ['coveredUnits', 'coveredWorkers', 'secondedViceChairs', 'partTimeViceChairs', 'centres', 'serviceCentres', 'brandProjects'],
    },
    { label: '联系与内容', fields: ['head', 'phone', 'content', 'remark'] },
  ],
  identity: [['name', 'county']],
  carries: [
    { register: 'union', fields: { name: 'unionName' }, authority: [] },
    { register: 'unit', fields: { name: 'unitName' }, authority: [] },
  ],
})
