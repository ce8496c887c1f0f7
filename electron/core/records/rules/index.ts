import type { RegisterId } from '#shared/registers/index.ts'
import { coverageRule } from './coverage.ts'
import { headcountRule } from './headcount.ts'
import { regionRule } from './region.ts'
import type { Rule } from './rule.ts'
import { unionRule } from './union.ts'
import { unitRule } from './unit.ts'

export const rules: Readonly<Record<RegisterId, Rule>> = {
  union: unionRule,
  unit: unitRule,
  coverage: coverageRule,
  headcount: headcountRule,
  region: regionRule,
}
