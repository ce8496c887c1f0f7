import { newestFirst, stateAfter } from './eventOrder.ts'

const event = 'FROM membership_event e WHERE e.member_id = m.id AND e.deleted_at IS NULL'
const by = (day: string) => `(e.date IS NULL OR e.date <= ${day})`

/** SQL of where somebody lay on a day: where his last event by then that names one led to; before the first one, what that led out of; else what stands in his record. */
function lastLedTo(place: 'union' | 'unit', day: string): string {
  return `coalesce(
          (SELECT e.to_${place}_id ${event} AND e.kind IN ('入会', '转入') AND e.to_${place}_id IS NOT NULL AND ${by(day)} ORDER BY ${newestFirst('e')} LIMIT 1),
          (SELECT e.from_${place}_id ${event} AND e.from_${place}_id IS NOT NULL AND e.date > ${day} ORDER BY e.date, e.id LIMIT 1),
          m.${place}_id)`
}

/** The unit on the day @on. A unit may be changed in the record itself, so that of today (@past = 0) only the record knows. */
export const unitOnDay = `CASE WHEN @past = 0 THEN m.unit_id ELSE ${lastLedTo('unit', '@on')} END`

/** The union on a day. @param day SQL. For a query whose members are `m` */
export const unionOn = (day: string) => lastLedTo('union', day)

/**
 * A table `placed` for a WITH: some members with the union in which their membership lay on the day @on and with its state then; group and unit as they stand in their records.
 * @param may SQL of the numbers of the members. @param unit SQL of the unit, where another is meant
 */
export function placedMembers(may: string, unit = 'm.unit_id'): string {
  return `placed AS (
      SELECT m.id, ${unit} AS unit_id, m.occupation_group, m.joined_on, ${lastLedTo('union', '@on')} AS union_id,
        ${stateAfter(`(SELECT e.kind ${event} AND e.kind IS NOT NULL AND ${by('@on')} ORDER BY ${newestFirst('e')} LIMIT 1)`)} AS state
      FROM member m WHERE m.deleted_at IS NULL AND m.id IN (${may}))`
}
