import { circleRadiusM } from '#shared/geography/circleRadius.ts'
import type { Office } from '../office.ts'
import { keptInState } from '../records/keptInState.ts'
import { readSettings } from '../records/settings.ts'
import { type ServiceCircle, serviceCircle } from '../reports/serviceCircle.ts'

/** Today's service circle by the office's own half-hour: the figures ask for it, and the map after them. */
export const circleOf = keptInState(
  ({ clock, database: { reader } }: Pick<Office, 'clock' | 'database'>): ServiceCircle =>
    serviceCircle(reader, clock.today(), circleRadiusM(readSettings(reader).circle)),
)
