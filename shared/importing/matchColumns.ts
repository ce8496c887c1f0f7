// Which column fills which field. A heading decides by label, synonym or band; what stands below it may confirm or contradict.
import type { ImportTarget } from '../registers/index.ts'
import { cellText } from '../values/cellText.ts'
import { parseCount } from '../values/count.ts'
import { parseDate } from '../values/date.ts'
import { parseDecimal } from '../values/decimal.ts'
import { isValidIdNumber, parseIdNumber } from '../values/idNumber.ts'
import { phonesIn } from '../values/phone.ts'
import { isValidUscc, normaliseUscc } from '../values/uscc.ts'
import { parseYear } from '../values/year.ts'
import { foldHeading, foldHeadingWithoutHint, withoutQualifier } from './foldHeading.ts'
import type { Cell } from './sheet.ts'

export interface MatchableColumn {
  readonly index: number
  readonly path: readonly string[]
  /** Some non-empty cells from below the heading. */
  readonly sample: readonly Cell[]
}

export interface Match {
  readonly column: number
  readonly target: ImportTarget
  /** 50 (barely) to about 110 (its own label, confirmed by what stands below). */
  readonly score: number
}

const LEAST = 50

/** Never two columns on one field, nor two fields on one column. @param given the clerk's own decisions by column; null leaves it out */
export function matchColumns(
  columns: readonly MatchableColumn[],
  targets: readonly ImportTarget[],
  given: Readonly<Record<number, string | null>> = {},
): Match[] {
  const matches: Match[] = []
  const takenTargets = new Set<string>()
  const takenColumns = new Set<number>()
  for (const [index, key] of Object.entries(given)) {
    takenColumns.add(Number(index))
    const target = targets.find((candidate) => candidate.key === key)
    if (!target || takenTargets.has(target.key)) continue
    takenTargets.add(target.key)
    matches.push({ column: Number(index), target, score: 100 })
  }
  const candidates = columns.flatMap((column) => (takenColumns.has(column.index) ? [] : candidatesOf(column, targets)))
  candidates.sort((a, b) => b.score - a.score || a.column - b.column)
  for (const candidate of candidates) {
    if (takenTargets.has(candidate.target.key) || takenColumns.has(candidate.column)) continue
    takenTargets.add(candidate.target.key)
    takenColumns.add(candidate.column)
    matches.push(candidate)
  }
  for (const column of columns) {
    if (takenColumns.has(column.index)) continue
    const target = targets.find((candidate) => !takenTargets.has(candidate.key) && isProven(column, candidate))
    if (!target) continue
    takenTargets.add(target.key)
    matches.push({ column: column.index, target, score: LEAST })
  }
  return matches.sort((a, b) => a.column - b.column)
}

function candidatesOf(column: MatchableColumn, targets: readonly ImportTarget[]): Match[] {
  const leaf = column.path.at(-1)
  if (leaf === undefined) return []
  const bands = column.path.slice(0, -1)
  const found: Match[] = []
  for (const target of targets) {
    const byHeading = headingScore(leaf, bands, target)
    const score = byHeading > 0 ? (byHeading + bandBonus(bands, target)) * evidence(column.sample, target) : 0
    if (score >= LEAST) found.push({ column: column.index, target, score })
    else if (isUnionCodeColumn(leaf, column.sample, target)) found.push({ column: column.index, target, score: 60 })
  }
  return found
}

/** Labels and synonyms are the same few hundred for every column of every sheet. */
const keys = new Map<string, { readonly key: string; readonly keyWithoutHint: string }>()

function keysOf(name: string): { readonly key: string; readonly keyWithoutHint: string } {
  const known = keys.get(name) ?? { key: foldHeading(name), keyWithoutHint: foldHeadingWithoutHint(name) }
  keys.set(name, known)
  return known
}

function headingScore(leaf: string, bands: readonly string[], target: ImportTarget): number {
  const full = foldHeading(leaf)
  const bare = foldHeadingWithoutHint(leaf)
  const band = foldHeading(bands.at(-1) ?? '').replace(/(基本)?(信息|情况|资料|数据)$/, '')
  let best = 0
  const claim = (score: number) => {
    if (score > best) best = score
  }
  for (const [index, name] of [target.label, ...target.synonyms].entries()) {
    const { key, keyWithoutHint } = keysOf(name)
    const share = index === 0 ? 1 : 0.95
    if (key === full) claim(100 * share)
    else if (key === bare) claim(88 * share)
    else if (band !== '' && (key === band + full || key === band + bare)) claim(90 * share)
    else if (key === withoutQualifier(full) || key === withoutQualifier(bare)) claim(75 * share)
    else if (keyWithoutHint === bare && bare.length > 1) claim(70 * share)
  }
  return best
}

/** Under 工会信息 a heading rather speaks of the union, under 单位信息 of the unit. */
function bandBonus(bands: readonly string[], target: ImportTarget): number {
  const band = bands.join('')
  if (/工会/.test(band)) return target.register === 'union' ? 8 : -8
  if (/单位|企业/.test(band)) return target.register === 'unit' ? 8 : -8
  return 0
}

/** Between 0.5 (what stands below is something else) and 1.05. */
function evidence(sample: readonly Cell[], target: ImportTarget): number {
  if (sample.length === 0) return 1
  const share = (fits: (cell: Cell) => boolean) => sample.filter(fits).length / sample.length
  switch (target.field.kind) {
    case 'count':
      return verdict(share((cell) => (cell.type === 'n' && cell.value >= 0) || parseCount(cell).problems.every((problem) => problem.code !== 'invalid-value')))
    case 'date': {
      const rules = { date1904: false, ...(target.field.until ? { until: target.field.until } : {}) }
      return verdict(share((cell) => parseDate(cell, rules).value !== null))
    }
    case 'year':
      return verdict(share((cell) => parseYear(cell, false).value !== null))
    case 'decimal':
      return verdict(share((cell) => parseDecimal(cell).problems.every((problem) => problem.code !== 'invalid-value')))
    case 'idNumber':
      return verdict(share((cell) => parseIdNumber(cell).problems.every((problem) => problem.code !== 'invalid-value')))
    case 'phone':
      return verdict(share((cell) => phonesIn(cellText(cell)).length > 0 || /^\d(\.\d+)?E\+\d+$/i.test(cellText(cell))))
    case 'organisation':
    case 'person':
      return verdict(share((cell) => cell.type === 's' && /\p{Letter}/u.test(cell.value)))
    case 'uscc':
      return target.field.holder === 'unit' && unionCodeShare(sample) >= 0.6 ? 0.4 : 1
    case 'organisationCode':
    case 'text':
    case 'note':
    case 'choice':
    case 'choices':
    case 'region':
    case 'boolean':
    case 'link':
      return 1
  }
}

function verdict(share: number): number {
  return share >= 0.6 ? 1.05 : share >= 0.3 ? 1 : 0.5
}

/** Whether what stands below a heading speaks against the field. */
export function contradicts(sample: readonly Cell[], target: ImportTarget): boolean {
  return evidence(sample, target) < 1
}

/** Headings of numbers that belong to somebody else than the record. */
const elsewhere = /配偶|子女|家属|父|母|监护|户主|联系人|法定代表|负责人|上级|主管|总公司|派遣|用工|原|曾/

/** A column whose heading says nothing, but whose numbers bear the right check characters: chance gets one of 31 codes right, one of 11 document numbers. */
function isProven({ path, sample }: MatchableColumn, { field }: ImportTarget): boolean {
  if ((field.kind !== 'uscc' && field.kind !== 'idNumber') || sample.length < 3 || elsewhere.test(path.join(''))) return false
  const fitting = sample.filter((cell) => {
    const number = normaliseUscc(cellText(cell))
    if (field.kind === 'idNumber') return isValidIdNumber(number)
    return isValidUscc(number) && number.startsWith('81') === (field.holder === 'union')
  })
  return fitting.length / sample.length >= 0.8
}

/** 统一社会信用代码 without a word on whose it is, and the codes are unions'. */
function isUnionCodeColumn(leaf: string, sample: readonly Cell[], target: ImportTarget): boolean {
  return target.field.kind === 'uscc' && target.field.holder === 'union' && /代码/.test(leaf) && unionCodeShare(sample) >= 0.6
}

function unionCodeShare(sample: readonly Cell[]): number {
  const codes = sample.map((cell) => normaliseUscc(cellText(cell))).filter((code) => code.length === 18)
  return codes.length === 0 ? 0 : codes.filter((code) => code.startsWith('81')).length / codes.length
}
