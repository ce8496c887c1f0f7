import { defineRegister } from './register.ts'
import { remark } from './remark.ts'

/** 技术难题: collected from enterprises and given to a studio to solve. */
export const challenge = defineRegister({
  id: 'challenge',
  label: '技术难题',
  table: 'challenge',
  title: 'name',
  fields: [
    {
      kind: 'text',
      key: 'name',
      label: '难题名称',
      synonyms: ['技术难题', '攻关课题', '难题', '技术难题名称', '攻关项目', '课题名称', '难题内容'],
      required: true,
      width: 24,
    },
    { kind: 'year', key: 'year', label: '年度', synonyms: ['年份', '征集年度', '攻关年度'], required: true, width: 6 },
    { kind: 'date', key: 'collectedOn', label: '征集日期', synonyms: ['征集时间', '收集时间', '提出时间'], width: 8 },
    { kind: 'link', key: 'unit', register: 'unit', label: '提出单位', width: 6 },
    {
      kind: 'via',
      key: 'unitName',
      register: 'unit',
      field: 'name',
      label: '提出单位名称',
      synonyms: ['提出单位', '需求单位', '所在单位', '单位名称', '难题单位'],
      width: 20,
    },
    { kind: 'person', key: 'leader', label: '攻关负责人', synonyms: ['牵头人', '攻关牵头人', '领衔人', '揭榜人', '负责人'], width: 8 },
    { kind: 'link', key: 'studio', register: 'studio', label: '攻关工作室', width: 6 },
    {
      kind: 'via',
      key: 'studioName',
      register: 'studio',
      field: 'name',
      label: '攻关工作室名称',
      synonyms: ['攻关工作室', '工作室名称', '承接工作室', '所属工作室', '工作室'],
      width: 20,
    },
    {
      kind: 'choice',
      key: 'state',
      table: 'challengeState',
      label: '攻关状态',
      synonyms: ['状态', '进展状态', '攻关进度', '攻关情况'],
      required: true,
      width: 7,
    },
    { kind: 'date', key: 'solvedOn', label: '解决日期', synonyms: ['解决时间', '完成日期', '攻克时间'], width: 8 },
    { kind: 'note', key: 'result', label: '攻关成果', synonyms: ['成果', '解决情况', '攻关结果', '取得成效'], width: 20 },
    remark,
  ],
  list: ['name', 'year', 'unitName', 'leader', 'studioName', 'collectedOn', 'state', 'solvedOn', 'result'],
  form: [
    { label: '难题', fields: ['name', 'year', 'collectedOn', 'unit'] },
    { label: '攻关', fields: ['leader', 'studio', 'state', 'solvedOn', 'result', 'remark'] },
  ],
  identity: [['name', 'year']],
  carries: [
    { register: 'unit', fields: { name: 'unitName' }, authority: [] },
    { register: 'studio', fields: { name: 'studioName' }, authority: [] },
  ],
})
