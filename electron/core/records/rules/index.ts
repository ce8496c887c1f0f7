import type { RegisterId } from '#shared/registers/index.ts'
import { cadreRule } from './cadre.ts'
import { centreRule } from './centre.ts'
import { coverageRule } from './coverage.ts'
import { headcountRule } from './headcount.ts'
import { honoureeRule } from './honouree.ts'
import { memberRule } from './member.ts'
import { outreachRule } from './outreach.ts'
import { regionRule } from './region.ts'
import type { Rule } from './rule.ts'
import { socialWorkerRule } from './socialWorker.ts'
import { unionRule } from './union.ts'
import { unitRule } from './unit.ts'

export const rules: Readonly<Record<RegisterId, Rule>> = {
  union: unionRule,
  unit: unitRule,
  coverage: coverageRule,
  member: memberRule,
  cadre: cadreRule,
  socialWorker: socialWorkerRule,
  centre: centreRule,
  outreach: outreachRule,
  honouree: honoureeRule,
  headcount: headcountRule,
  region: regionRule,
}
