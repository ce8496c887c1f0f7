// Where the checks draw a line that another office may draw elsewhere: setting `quality`, whose blanks keep what stands here.
import type SQLite from 'better-sqlite3'
import { z } from 'zod'
import { readSetting } from '../records/settings.ts'

const limits = z.object({
  /** Counted members may differ from reported ones by so many, or by such a share of the reported ones, whichever is more. */
  memberDifference: z.number().min(0).default(5),
  memberShare: z.number().min(0).max(1).default(0.1),
})
export type QualityLimits = z.output<typeof limits>

export function qualityLimits(reader: SQLite.Database): QualityLimits {
  return limits.parse(readSetting(reader, 'quality') ?? {})
}
