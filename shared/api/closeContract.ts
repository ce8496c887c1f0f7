// The quarter's close (季度结账). What a step says is found out from the office each time; only that somebody called it done is written down.
import { eventIterator, oc, type as typed } from '@orpc/contract'
import { z } from 'zod'
import { type CloseCheckEvent, type CloseImportsEvent, type CloseIssueEvent, type CloseState, closeSteps } from './closeTypes.ts'

const period = z.string().regex(/^\d{4}Q[1-4]$/)
const note = z.string().trim().max(500).optional()

/** @throws period-to-come for a quarter that has not begun, wherever something is written */
export const close = {
  /** Quick: no report is counted for it. */
  state: oc.input(z.object({ period })).output(typed<CloseState>()),
  /** The imports of the quarter, and how many records of which register each county sent. */
  imports: oc.input(z.object({ period })).output(eventIterator(typed<CloseImportsEvent>())),
  /** All reports of the quarter, counted one after the other: the checks that fail, and what they say otherwise than was issued. Kept until the data changes. */
  check: oc.input(z.object({ period, anew: z.boolean().default(false) })).output(eventIterator(typed<CloseCheckEvent>())),
  /**
   * Issues the chosen ones one after the other; what is refused keeps none of the others back. note: for those that have another version.
   * seen: instant of what was looked at (`CloseChecked.at`); of a report that would say something else by now is then said so, and it is not issued. @throws report-changed
   */
  issue: oc
    .input(
      z.object({
        period,
        items: z
          .array(z.object({ report: z.string(), period: z.string() }))
          .min(1)
          .max(60),
        note,
        seen: z.string().max(40).optional(),
      }),
    )
    .output(eventIterator(typed<CloseIssueEvent>())),
  /** Says that a step is done, or is to be done again. @throws quarter-closed */
  mark: oc.input(z.object({ period, step: z.enum(closeSteps), done: z.boolean(), note })).output(typed<CloseState>()),
  /** Takes a backup, and writes down who closed the quarter with which versions. @throws quarter-closed, nothing-issued */
  finish: oc.input(z.object({ period, note })).output(typed<CloseState>()),
  /** Opens a closed quarter again; what was issued stays. @throws quarter-open */
  reopen: oc.input(z.object({ period, note: z.string().trim().min(1).max(500) })).output(typed<CloseState>()),
}
