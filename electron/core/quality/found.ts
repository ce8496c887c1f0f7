// What one check found at one record, before anybody looks at its name or county.
import type { CheckCode } from '#shared/quality/checks.ts'
import type { FindingLevel } from '#shared/quality/findings.ts'

export interface Found {
  readonly id: number
  readonly field: string
  readonly code: CheckCode
  readonly level: FindingLevel
  readonly message: string
  /** Records of the same register that this one repeats. */
  readonly others?: readonly number[]
  /** What it rests on outside the record: when that changes, a finding that was put aside comes back. */
  readonly about?: string
}
