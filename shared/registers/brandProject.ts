import { defineRegister } from './register.ts'
import { remark } from './remark.ts'

/** 品牌项目: what a pilot became known for. */
export const brandProject = defineRegister({
  id: 'brandProject',
  label: '品牌项目',
  table: 'brand_project',
  title: 'name',
  fields: [
    { kind: 'text', key: 'name', label: '品牌名称', synonyms: ['品牌项目', '品牌项目名称', '工作品牌', '服务品牌'], required: true, width: 16 },
    { kind: 'link', key: 'pilot', register: 'pilot', label: '所属试点', width: 6 },
    {
      kind: 'via',
      key: 'pilotName',
      register: 'pilot',
      field: 'name',
      label: '所属试点单位',
      synonyms: ['试点单位', '试点单位名称', '改革试点单位', '试点名称'],
      width: 20,
    },
    { kind: 'text', key: 'host', label: '创建单位', synonyms: ['主办单位', '承办单位', '申报单位', '责任单位', '实施单位'], required: true, width: 18 },
    { kind: 'year', key: 'year', label: '创建年度', synonyms: ['年度', '年份', '创建年份', '申报年度'], required: true, width: 6 },
    { kind: 'note', key: 'idea', label: '品牌理念', synonyms: ['理念', '品牌内涵', '项目理念'], width: 18 },
    { kind: 'note', key: 'feature', label: '品牌特色', synonyms: ['特色', '特色亮点', '项目特色', '亮点'], width: 18 },
    { kind: 'note', key: 'results', label: '工作成效', synonyms: ['成效', '取得成效', '主要成效', '成果'], width: 18 },
    { kind: 'note', key: 'spread', label: '推广情况', synonyms: ['推广', '推广价值', '复制推广情况'], width: 16 },
    remark,
  ],
  list: ['name', 'pilotName', 'host', 'year', 'idea', 'feature', 'results'],
  form: [
    { label: '品牌项目', fields: ['name', 'pilot', 'host', 'year'] },
    { label: '内容与成效', fields: ['idea', 'feature', 'results', 'spread', 'remark'] },
  ],
  identity: [['name', 'year']],
  carries: [{ register: 'pilot', fields: { name: 'pilotName' }, authority: [] }],
})
