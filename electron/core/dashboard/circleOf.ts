import { circleRadiusM } from '#shared/geography/circleRadius.ts'
import type { Office } from '../office.ts'
import { readSettings } from '../records/settings.ts'
import { type ServiceCircle, serviceCircle } from '../reports/serviceCircle.ts'

/** Today's service circle by the office's own half-hour. */
export function circleOf(office: Office): ServiceCircle {
  const { reader } = office.database
  return serviceCircle(reader, office.clock.today(), circleRadiusM(readSettings(reader).circle))
}
