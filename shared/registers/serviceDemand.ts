import { defineRegister } from './register.ts'
import { remark } from './remark.ts'

/** 点单: somebody asked for an item of the menu, and what came of it. */
export const serviceDemand = defineRegister({
  id: 'serviceDemand',
  label: '点单',
  table: 'service_demand',
  title: 'applicant',
  fields: [
    { kind: 'person', key: 'applicant', label: '点单人', synonyms: ['点单职工', '申请人', '点单人姓名', '预约人'], required: true, width: 7 },
    { kind: 'phone', key: 'phone', label: '联系电话', synonyms: ['电话', '手机', '手机号码', '联系方式'], masked: true, width: 10 },
    { kind: 'link', key: 'union', register: 'union', label: '所在工会', width: 6 },
    {
      kind: 'via',
      key: 'unionName',
      register: 'union',
      field: 'name',
      label: '所在工会名称',
      synonyms: ['所属工会', '所在工会', '点单工会', '工会名称'],
      width: 20,
    },
    { kind: 'link', key: 'item', register: 'serviceItem', label: '服务项目', required: true, width: 6 },
    {
      kind: 'via',
      key: 'itemName',
      register: 'serviceItem',
      field: 'name',
      label: '点单项目',
      synonyms: ['服务项目', '点单内容', '服务项目名称', '预约项目', '点单服务'],
      width: 18,
    },
    {
      kind: 'date',
      key: 'date',
      label: '点单日期',
      synonyms: ['点单时间', '预约日期', '预约时间', '申请日期', '申请时间'],
      required: true,
      notAfterToday: true,
      width: 8,
    },
    { kind: 'count', key: 'people', label: '服务人数', synonyms: ['人数', '参加人数', '预约人数'], width: 6 },
    { kind: 'choice', key: 'state', table: 'demandState', label: '办理状态', synonyms: ['点单状态', '状态', '处理状态', '服务状态'], required: true, width: 7 },
    { kind: 'date', key: 'servedOn', label: '服务日期', synonyms: ['服务时间', '办结日期', '办结时间', '完成时间'], width: 8 },
    { kind: 'choice', key: 'satisfaction', table: 'satisfaction', label: '满意度', synonyms: ['评价', '满意度评价', '服务评价'], width: 7 },
    remark,
  ],
  list: ['applicant', 'unionName', 'itemName', 'date', 'people', 'state', 'servedOn', 'satisfaction', 'phone'],
  form: [
    { label: '点单', fields: ['applicant', 'phone', 'union', 'item', 'date', 'people'] },
    { label: '办理', fields: ['state', 'servedOn', 'satisfaction', 'remark'] },
  ],
  identity: [['applicant', 'item', 'date']],
  carries: [
    { register: 'union', fields: { name: 'unionName' }, authority: [] },
    { register: 'serviceItem', fields: { name: 'itemName' }, authority: [] },
  ],
})
