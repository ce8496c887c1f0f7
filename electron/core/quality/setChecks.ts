import { duplicateChecks } from './duplicateChecks.ts'
import { linkChecks } from './linkChecks.ts'
import type { SetCheck } from './setCheck.ts'
import { sumChecks } from './sumChecks.ts'
import { termChecks } from './termChecks.ts'

/** Every check that looks at records beside others. What a record shows by itself is looked at by `recordLook`. */
export const setChecks: readonly SetCheck[] = [...sumChecks, ...termChecks, ...duplicateChecks, ...linkChecks]
