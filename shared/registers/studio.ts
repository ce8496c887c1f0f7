import { countyAtLeast } from './place.ts'
import { defineRegister } from './register.ts'
import { remark } from './remark.ts'

/** 创新工作室: led by a model worker or a master of a trade, in a unit. */
export const studio = defineRegister({
  id: 'studio',
  label: '创新工作室',
  table: 'studio',
  title: 'name',
  fields: [
    { kind: 'organisation', key: 'name', label: '工作室名称', synonyms: ['创新工作室名称', '创新工作室', '工作室'], required: true, width: 20 },
    { kind: 'choice', key: 'kind', table: 'studioKind', label: '工作室类型', synonyms: ['工作室类别', '类型', '工作室性质'], required: true, width: 11 },
    { kind: 'choice', key: 'level', table: 'honourLevel', label: '级别', synonyms: ['工作室级别', '命名级别', '层级'], width: 5 },
    { kind: 'person', key: 'leader', label: '领衔人', synonyms: ['带头人', '领办人', '负责人', '领衔人姓名', '工作室负责人'], required: true, width: 7 },
    { kind: 'link', key: 'honouree', register: 'honouree', label: '领衔劳模工匠', width: 6 },
    { kind: 'via', key: 'honoureeName', register: 'honouree', field: 'name', label: '领衔劳模工匠姓名', width: 7 },
    { kind: 'link', key: 'unit', register: 'unit', label: '所在单位', width: 6 },
    {
      kind: 'via',
      key: 'unitName',
      register: 'unit',
      field: 'name',
      label: '所在单位名称',
      synonyms: ['所在单位', '依托单位', '单位名称', '创建单位', '所属单位', '单位'],
      width: 20,
    },
    ...countyAtLeast,
    { kind: 'text', key: 'address', label: '工作室地点', synonyms: ['地点', '地址', '场所', '详细地址'], width: 16 },
    { kind: 'date', key: 'namedOn', label: '命名时间', synonyms: ['命名日期', '授牌时间', '创建时间', '成立时间', '命名年度'], notAfterToday: true, width: 8 },
    { kind: 'count', key: 'teamSize', label: '团队人数', synonyms: ['成员人数', '团队成员数', '成员数'], width: 6 },
    { kind: 'note', key: 'team', label: '团队成员', synonyms: ['成员', '成员名单', '团队'], width: 18 },
    { kind: 'text', key: 'rules', label: '工作制度', synonyms: ['制度', '规章制度', '制度建设'], width: 12 },
    { kind: 'decimal', key: 'funds', label: '经费（万元）', synonyms: ['经费', '工作经费', '经费投入', '补助资金', '投入经费（万元）'], width: 7 },
    { kind: 'note', key: 'results', label: '创新成果', synonyms: ['成果', '主要成果', '工作成果'], width: 18 },
    remark,
  ],
  list: ['name', 'kind', 'level', 'leader', 'unitName', 'county', 'namedOn', 'teamSize', 'funds'],
  form: [
    { label: '工作室', fields: ['name', 'kind', 'level', 'namedOn', 'county', 'township', 'unit', 'address'] },
    { label: '团队', fields: ['leader', 'honouree', 'teamSize', 'team'] },
    { label: '保障与成果', fields: ['rules', 'funds', 'results', 'remark'] },
  ],
  identity: [['name', 'county']],
  carries: [{ register: 'unit', fields: { name: 'unitName' }, authority: [] }],
})
