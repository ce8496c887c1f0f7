// The organisation as it is now: the start page and the dashboard show it, whichever comes first counts it.
import { organisationKeys } from '#shared/dashboard/trends.ts'
import type { Office } from '../office.ts'
import { keptInState } from '../records/keptInState.ts'
import { countSome, type OrganisationGroup } from './organisationCounts.ts'

/** By the counting of report A, of today. */
export const organisationToday = keptInState(
  ({ clock, database }: Pick<Office, 'clock' | 'database'>): readonly OrganisationGroup<(typeof organisationKeys)[number]>[] =>
    countSome(database.reader, [clock.today()], organisationKeys).flat(),
)
