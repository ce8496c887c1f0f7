import { defineRegister } from './register.ts'
import { remark } from './remark.ts'

/** 回头看: what a group found at a pilot when it came back, by when it was to be put right, and when it was. One finding is one record. */
export const inspection = defineRegister({
  id: 'inspection',
  label: '回头看',
  table: 'inspection',
  title: null,
  fields: [
    { kind: 'link', key: 'pilot', register: 'pilot', label: '试点', required: true, width: 6 },
    {
      kind: 'via',
      key: 'pilotName',
      register: 'pilot',
      field: 'name',
      label: '试点单位',
      synonyms: ['试点单位名称', '被检查单位', '检查单位', '受检单位', '督查单位'],
      width: 20,
    },
    {
      kind: 'via',
      key: 'county',
      register: 'pilot',
      field: 'county',
      label: '县（市、区）',
      synonyms: ['县市区', '区县', '县区', '所属县市区', '地区'],
      width: 7,
    },
    {
      kind: 'date',
      key: 'date',
      label: '回头看日期',
      synonyms: ['检查日期', '检查时间', '督查日期', '督查时间', '回头看时间'],
      required: true,
      notAfterToday: true,
      width: 8,
    },
    { kind: 'text', key: 'team', label: '检查组', synonyms: ['督查组', '检查组别', '检查人员', '检查人', '督查人员'], width: 12 },
    { kind: 'note', key: 'findings', label: '发现问题', synonyms: ['存在问题', '问题', '检查发现问题', '主要问题', '问题清单'], width: 22 },
    { kind: 'date', key: 'correctBy', label: '整改期限', synonyms: ['整改时限', '整改截止日期', '限期整改日期'], width: 8 },
    { kind: 'date', key: 'correctedOn', label: '整改完成日期', synonyms: ['整改完成时间', '完成整改时间', '整改时间', '销号时间', '销号日期'], width: 8 },
    { kind: 'note', key: 'correction', label: '整改情况', synonyms: ['整改措施', '整改结果', '整改落实情况'], width: 20 },
    remark,
  ],
  list: ['pilotName', 'county', 'date', 'team', 'findings', 'correctBy', 'correctedOn', 'correction'],
  form: [
    { label: '回头看', fields: ['pilot', 'date', 'team', 'findings'] },
    { label: '整改', fields: ['correctBy', 'correctedOn', 'correction', 'remark'] },
  ],
  identity: [['pilot', 'date', 'findings']],
  carries: [{ register: 'pilot', fields: { name: 'pilotName', county: 'county' }, authority: [] }],
})
