import { defineRegister } from './register.ts'
import { remark } from './remark.ts'

/** 星级评定: what became of a centre's stars in one year. Stars can be lost, so each year is a record of its own. */
export const rating = defineRegister({
  id: 'rating',
  label: '星级评定',
  table: 'centre_rating',
  title: null,
  fields: [
    { kind: 'link', key: 'centre', register: 'centre', label: '活动阵地', required: true, width: 6 },
    {
      kind: 'via',
      key: 'centreName',
      register: 'centre',
      field: 'name',
      label: '阵地名称',
      synonyms: ['活动阵地', '活动阵地名称', '参评阵地', '参评单位'],
      width: 20,
    },
    {
      kind: 'via',
      key: 'county',
      register: 'centre',
      field: 'county',
      label: '县（市、区）',
      synonyms: ['县市区', '区县', '县区', '所属县市区', '地区'],
      width: 7,
    },
    { kind: 'year', key: 'year', label: '评定年度', synonyms: ['年度', '评星年度', '评定年份', '复评年度', '星级评定年度'], required: true, width: 6 },
    { kind: 'count', key: 'stars', label: '评定星级', synonyms: ['星级', '获评星级', '星级等次', '评定等级'], required: true, width: 6 },
    {
      kind: 'choice',
      key: 'outcome',
      table: 'ratingOutcome',
      label: '评定结果',
      synonyms: ['评定结论', '复评结果', '评星结果', '结果'],
      required: true,
      width: 7,
    },
    { kind: 'text', key: 'ratedBy', label: '评定单位', synonyms: ['评定机关', '授牌单位'], width: 14 },
    { kind: 'text', key: 'documentNumber', label: '评定文号', synonyms: ['文号', '文件文号', '评定文件'], width: 14 },
    { kind: 'text', key: 'reason', label: '评定理由', synonyms: ['理由', '摘星原因', '降星原因'], width: 16 },
    remark,
  ],
  list: ['centreName', 'county', 'year', 'stars', 'outcome', 'ratedBy', 'documentNumber', 'reason'],
  form: [{ label: '星级评定', fields: ['centre', 'year', 'stars', 'outcome', 'ratedBy', 'documentNumber', 'reason', 'remark'] }],
  identity: [['centre', 'year']],
  carries: [{ register: 'centre', fields: { name: 'centreName', county: 'county' }, authority: [] }],
})
