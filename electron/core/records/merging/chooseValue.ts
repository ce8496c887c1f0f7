// Of the values that duplicates have in one field, the one that most likely holds; the clerk sees why and may choose another.
import type { StoredField, Value } from '#shared/registers/field.ts'
import { isFullIdNumber, isValidIdNumber } from '#shared/values/idNumber.ts'
import { isValidUscc } from '#shared/values/uscc.ts'

export interface Candidate {
  readonly id: number
  readonly value: Value
  /** Instant. */
  readonly updatedAt: string
}

export interface Chosen {
  readonly id: number
  /** For the clerk: why this one. */
  readonly because: string
}

/** @param candidates the survivor first; on a tie the earlier one stays. At least one. */
export function chooseValue(field: StoredField, candidates: readonly Candidate[]): Chosen {
  const [first, ...others] = candidates
  if (!first) throw new Error('nothing to choose from')
  let best = { candidate: first, because: '保留的记录上的值' }
  for (const candidate of others) {
    const because = beats(field, candidate, best.candidate)
    if (because !== null) best = { candidate, because }
    else best = { ...best, because: beats(field, best.candidate, candidate) ?? best.because }
  }
  return { id: best.candidate.id, because: best.because }
}

/** Why the first is better than the second; null where it is not. */
function beats(field: StoredField, one: Candidate, other: Candidate): string | null {
  if (one.value === null || other.value === null) return one.value !== null && other.value === null ? '另一方没有填写' : null
  const [a, b] = [String(one.value), String(other.value)]
  switch (field.kind) {
    case 'uscc':
      if (isValidUscc(a) !== isValidUscc(b)) return isValidUscc(a) ? '代码校验通过' : null
      return later(one, other)
    case 'idNumber':
      if (isFullIdNumber(a) !== isFullIdNumber(b)) return isFullIdNumber(a) ? '号码完整' : null
      if (isValidIdNumber(a) !== isValidIdNumber(b)) return isValidIdNumber(a) ? '号码校验通过' : null
      return later(one, other)
    case 'phone':
      if (a.includes('*') !== b.includes('*')) return b.includes('*') ? '号码完整' : null
      return later(one, other)
    case 'date':
      if (a !== b && (a.startsWith(b) || b.startsWith(a))) return a.length > b.length ? '日期更精确' : null
      return later(one, other)
    case 'text':
    case 'note':
    case 'organisation':
    case 'choices':
      if (a.length !== b.length) return a.length > b.length ? '写得更完整' : null
      return later(one, other)
    case 'person':
    case 'organisationCode':
    case 'choice':
    case 'region':
    case 'count':
    case 'year':
    case 'decimal':
    case 'boolean':
    case 'link':
      return later(one, other)
  }
}

function later(one: Candidate, other: Candidate): string | null {
  return one.updatedAt > other.updatedAt ? '后来修改的' : null
}
