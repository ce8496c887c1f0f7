// How hard an enterprise without a union of its own is pressed to found one.
import { addYears } from '../values/calendar.ts'

/**
 * campaign: so large that the city's campaign asks for a union at once. own: has to found one. split: sits in a joint union and is large enough for one of its own.
 * waiting: large enough, but not yet long enough in production. joint: too small, and led to a joint union.
 */
export const tiers = ['campaign', 'own', 'split', 'waiting', 'joint'] as const
export type Tier = (typeof tiers)[number]

/** From the office's settings. */
export interface TierThresholds {
  /** Employees. */
  readonly campaignEmployees: number
  readonly employees: number
  readonly productionYears: number
  /** More than so many employees. */
  readonly jointEmployees: number
}

export interface Tiered {
  readonly headcount: number | null
  /** y-m-d, y-m or y; null: unknown, which is found out when the case is verified and speaks for nobody until then. */
  readonly inProductionSince: string | null
  /** Which union covers the enterprise today. */
  readonly coverage: 'own' | 'joint' | 'none'
}

/**
 * null: nothing is asked of it, since it has a union of its own or sits in a joint union where it belongs; or nobody knows how many people it employs.
 * @param today y-m-d
 */
export function tierOf({ headcount, inProductionSince, coverage }: Tiered, thresholds: TierThresholds, today: string): Tier | null {
  if (headcount === null || coverage === 'own') return null
  if (coverage === 'joint') return headcount > thresholds.jointEmployees ? 'split' : null
  if (headcount >= thresholds.campaignEmployees) return 'campaign'
  if (headcount < thresholds.employees) return 'joint'
  return inProductionSince === null || inProductionSince <= addYears(today, -thresholds.productionYears) ? 'own' : 'waiting'
}
