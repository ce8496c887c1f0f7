// Findings of data quality that move a figure of some report: what is counted, under which place, or whether it is counted at all. Others, such as a failing check digit or a
// reminder, leave every figure as it is.
import type { CheckCode } from '../quality/checks.ts'

export const reportFindings: readonly CheckCode[] = [
  'required',
  'required-here',
  'unknown-value',
  'retired-region',
  'township-elsewhere',
  'future-date',
  'date-order',
  'out-of-range',
  'part-exceeds-whole',
  'joint-few-units',
  'single-many-units',
  'union-without-unit',
  'members-differ',
  'links-exceed-members',
  'federation',
  'post-overlap',
  'same-record',
  'same-code',
  'same-document',
  'covered-twice',
  'linked-twice',
  'too-often',
  'broken-link',
  'ended-union',
  'gone-unit',
  'county-differs',
  'state-conflict',
]
