// Short names of what happened and why, for tables and marks; whole sentences are in problems.ts and errors.ts.

import type { ComparedKind, EntryOutcome } from '../api/matchingTypes.ts'
import type { RowOutcome } from '../api/previewTypes.ts'
import type { HistoryEntry } from '../api/recordTypes.ts'
import type { BackupInfo } from '../api/types.ts'
import type { FieldKind } from '../registers/field.ts'
import type { Language } from './errors.ts'

type Label = Readonly<Record<Language, string>>

/** What is known of an enterprise of an outside list. */
export const entryOutcomeLabels: Readonly<Record<EntryOutcome | 'not-matched', Label>> = {
  'own-union': { zh: '单独建会', en: 'has a union of its own' },
  'joint-union': { zh: '联合工会覆盖', en: 'covered by a joint union' },
  'no-union': { zh: '未建会', en: 'no union' },
  'to-verify': { zh: '待复核', en: 'to be verified' },
  'not-matched': { zh: '未比对', en: 'not matched yet' },
}

/** What happened to an enterprise between two lists. */
export const comparedLabels: Readonly<Record<ComparedKind, Label>> = {
  new: { zh: '新增', en: 'new' },
  gone: { zh: '减少', en: 'gone' },
  changed: { zh: '人数变化', en: 'headcount changed' },
}

/** What an import does with a row. */
export const outcomeLabels: Readonly<Record<RowOutcome, Label>> = {
  added: { zh: '新增', en: 'added' },
  changed: { zh: '修改', en: 'changed' },
  unchanged: { zh: '一致', en: 'unchanged' },
  rejected: { zh: '退回', en: 'rejected' },
  skipped: { zh: '略过', en: 'skipped' },
}

/** What was done to a record. */
export const actionLabels: Readonly<Record<HistoryEntry['action'], Label>> = {
  create: { zh: '新增', en: 'created' },
  update: { zh: '修改', en: 'changed' },
  remove: { zh: '删除', en: 'deleted' },
  restore: { zh: '恢复', en: 'restored' },
}

/** Why a backup was taken. */
export const backupLabels: Readonly<Record<BackupInfo['why'], Label>> = {
  manual: { zh: '手动备份', en: 'asked for' },
  'before-import': { zh: '导入之前', en: 'before importing' },
  'before-restore': { zh: '恢复之前', en: 'before restoring' },
  exit: { zh: '退出程序时', en: 'at exit' },
  'before-migration': { zh: '升级之前', en: 'before updating' },
}

/** What kind of thing a field holds. */
export const kindLabels: Readonly<Record<FieldKind, Label>> = {
  text: { zh: '文字', en: 'text' },
  note: { zh: '多行文字', en: 'several lines' },
  organisation: { zh: '单位或工会名称', en: 'name of an organisation' },
  person: { zh: '姓名', en: 'name of a person' },
  uscc: { zh: '统一社会信用代码', en: 'credit code' },
  organisationCode: { zh: '组织机构代码', en: 'organisation code' },
  phone: { zh: '电话', en: 'phone' },
  idNumber: { zh: '证件号码', en: 'document number' },
  choices: { zh: '多选', en: 'several choices' },
  year: { zh: '年份', en: 'year' },
  decimal: { zh: '小数', en: 'decimal' },
  choice: { zh: '选项', en: 'one of a code table' },
  region: { zh: '区划', en: 'region' },
  date: { zh: '日期', en: 'date' },
  count: { zh: '整数', en: 'whole number' },
  boolean: { zh: '是或否', en: 'yes or no' },
  link: { zh: '另一条记录', en: 'another record' },
  via: { zh: '另一条记录的内容', en: 'read from another record' },
  derived: { zh: '推算得出', en: 'follows from other records' },
}
