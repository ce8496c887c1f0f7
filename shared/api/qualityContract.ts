// Calls about data quality.
import { eventIterator, oc, type as typed } from '@orpc/contract'
import { z } from 'zod'
import { checkCodes } from '../quality/checks.ts'
import type { CorrectionsEvent } from '../quality/corrections.ts'
import type { FindingPage, QualityEvent, QualityExportEvent, QualitySummary } from '../quality/findings.ts'
import { page, recordId, registerId } from './inputs.ts'

const findingFilter = z.object({
  codes: z.array(z.enum(checkCodes)).max(checkCodes.length).optional(),
  /** By name; '' = those of no county. */
  county: z.string().max(100).optional(),
  register: registerId.optional(),
  level: z.enum(['error', 'warning', 'info']).optional(),
})
const findingKey = z.object({ register: registerId, id: recordId, code: z.enum(checkCodes), field: z.string() })
/** Findings are those of the last run, however old; every call but `run` and `last` @throws not-checked before the first one. */
export const quality = {
  /** All checks over all registers; what the last run found where nothing has changed since, unless `anew`. */
  run: oc.input(z.object({ anew: z.boolean().default(false) })).output(eventIterator(typed<QualityEvent>())),
  /** null: nothing has been checked since the program started. */
  last: oc.output(typed<QualitySummary | null>()),
  findings: oc.input(findingFilter.extend({ aside: z.boolean().default(false), ...page })).output(typed<FindingPage>()),
  /** Looked into and found to be right: shown apart until what it is about changes. */
  setAside: oc.input(findingKey.extend({ reason: z.string().trim().min(1).max(500) })).output(typed<Record<never, never>>()),
  takeBack: oc.input(findingKey).output(typed<Record<never, never>>()),
  /** What a workbook that was sent back with its last column filled says, and with `write` writes what holds. @throws no-table-found for another workbook */
  corrections: oc.input(z.object({ fileId: z.string(), write: z.boolean().default(false) })).output(eventIterator(typed<CorrectionsEvent>())),
  /** A workbook to send back, or with `eachCounty` a zip of one for each county. */
  export: oc.input(findingFilter.extend({ eachCounty: z.boolean().default(false) })).output(eventIterator(typed<QualityExportEvent>())),
}
