import { placeIfAny } from './place.ts'
import { defineRegister } from './register.ts'
import { remark } from './remark.ts'

/** 需求菜单: what workers may ask for. */
export const serviceItem = defineRegister({
  id: 'serviceItem',
  label: '需求菜单',
  table: 'service_item',
  title: 'name',
  fields: [
    { kind: 'text', key: 'name', label: '服务项目', synonyms: ['服务项目名称', '菜单项目', '服务名称', '项目名称', '菜单名称'], required: true, width: 16 },
    {
      kind: 'choice',
      key: 'category',
      table: 'serviceCategory',
      label: '服务类别',
      synonyms: ['需求类别', '项目类别', '菜单类别', '服务类型', '类别'],
      required: true,
      width: 7,
    },
    { kind: 'text', key: 'provider', label: '提供单位', synonyms: ['服务单位', '服务提供单位', '供给单位', '承接单位', '服务机构'], required: true, width: 18 },
    { kind: 'note', key: 'content', label: '服务内容', synonyms: ['项目内容', '内容', '具体内容'], width: 20 },
    { kind: 'text', key: 'audience', label: '服务对象', synonyms: ['面向对象', '对象', '适用对象'], width: 12 },
    { kind: 'text', key: 'form', label: '服务形式', synonyms: ['服务方式', '形式'], width: 10 },
    ...placeIfAny,
    { kind: 'text', key: 'venue', label: '服务地点', synonyms: ['地点', '活动地点', '服务场所'], width: 16 },
    { kind: 'count', key: 'places', label: '名额', synonyms: ['服务名额', '人数限制', '可预约人数', '名额（人）'], width: 5 },
    { kind: 'text', key: 'booking', label: '预约方式', synonyms: ['点单方式', '报名方式'], width: 12 },
    { kind: 'text', key: 'time', label: '服务时间', synonyms: ['时间', '开放时间', '服务时段'], width: 12 },
    { kind: 'phone', key: 'phone', label: '预约电话', synonyms: ['联系电话', '电话', '联系方式'], masked: true, width: 10 },
    remark,
  ],
  list: ['name', 'category', 'provider', 'county', 'audience', 'form', 'venue', 'places', 'time'],
  form: [
    { label: '服务', fields: ['name', 'category', 'provider', 'content', 'audience', 'form'] },
    { label: '时间与地点', fields: ['county', 'township', 'venue', 'time', 'places', 'booking', 'phone', 'remark'] },
  ],
  identity: [['name', 'provider']],
  carries: [],
})
