// What stands beside what in a comparison, and which of it differs.
import type { CandidateUnit, ReviewedEntry } from '#shared/api/reviewTypes.ts'
import { type DifferencePart, differences } from '#shared/matching/differences.ts'

interface ComparedField {
  readonly key: 'name' | 'formerNames' | 'uscc' | 'organisationCode' | 'county' | 'township' | 'address' | 'legalRepresentative' | 'phone' | 'headcount'
  readonly label: string
  /** `letters`: by the character; `whole`: it is the same or it is not. */
  readonly by: 'letters' | 'whole'
}

const fields: readonly ComparedField[] = [
  { key: 'name', label: '名称', by: 'letters' },
  { key: 'formerNames', label: '曾用名', by: 'letters' },
  { key: 'uscc', label: '统一社会信用代码', by: 'letters' },
  { key: 'organisationCode', label: '组织机构代码', by: 'letters' },
  { key: 'county', label: '县（市、区）', by: 'whole' },
  { key: 'township', label: '乡镇（街道）', by: 'whole' },
  { key: 'address', label: '地址', by: 'letters' },
  { key: 'legalRepresentative', label: '法定代表人', by: 'letters' },
  { key: 'phone', label: '联系电话', by: 'whole' },
  { key: 'headcount', label: '职工人数', by: 'whole' },
]

export interface ComparedRow {
  readonly key: ComparedField['key']
  readonly label: string
  /** As it differs from the candidate that is being looked at. */
  readonly entry: readonly DifferencePart[]
  /** Each as it differs from the entry. */
  readonly candidates: readonly (readonly DifferencePart[])[]
}

/** @param current place of the candidate that is being looked at. Rows of which nobody says anything are left out. */
export function comparedRows(entry: ReviewedEntry, candidates: readonly CandidateUnit[], current: number): ComparedRow[] {
  return fields.flatMap(({ key, label, by }): ComparedRow[] => {
    const said = shown(entry[key])
    if (said === '' && candidates.every((candidate) => shown(candidate[key]) === '')) return []
    const pairs = candidates.map((candidate) => {
      const known = shown(candidate[key])
      // A former name is compared with the name that the list gives.
      const against = key === 'formerNames' ? entry.name : said
      if (known === '' || against === '') return { one: plain(said), other: plain(known) }
      if (key === 'phone') return { one: whole(said, candidate.phoneAgrees !== false), other: whole(known, candidate.phoneAgrees !== false) }
      if (by === 'whole') return { one: whole(said, said === known), other: whole(known, said === known) }
      const found = differences(against, known)
      return key === 'formerNames' ? { one: plain(said), other: found.other } : found
    })
    return [{ key, label, entry: pairs[current]?.one ?? plain(said), candidates: pairs.map(({ other }) => other) }]
  })
}

/** What a candidate's weight begins with before anything speaks for or against it: the weights that are shown then add up. */
export function startingWeight({ weight, reasons }: Pick<CandidateUnit, 'weight' | 'reasons'>): number {
  return weight - reasons.reduce((sum, reason) => sum + (reason.weight ?? 0), 0)
}

function shown(value: string | number | null): string {
  return value === null ? '' : String(value)
}

function plain(text: string): DifferencePart[] {
  return whole(text, true)
}

function whole(text: string, same: boolean): DifferencePart[] {
  return text === '' ? [] : [{ text, same }]
}
