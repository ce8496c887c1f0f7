import { newestFirst, stateAfter } from './eventOrder.ts'

/**
 * A table `placed` for a WITH: some members with the union in which their membership lay on the day @on and with its state then; unit and group as they stand in their records.
 * Somebody lay in the union that his last event by then led to; before the first one, in the one that it led out of.
 * @param may SQL of the numbers of the members
 */
export function placedMembers(may: string): string {
  const event = 'FROM membership_event e WHERE e.member_id = m.id AND e.deleted_at IS NULL'
  const by = '(e.date IS NULL OR e.date <= @on)'
  return `placed AS (
      SELECT m.id, m.unit_id, m.occupation_group, m.joined_on,
        coalesce(
          (SELECT e.to_union_id ${event} AND e.kind IN ('入会', '转入') AND e.to_union_id IS NOT NULL AND ${by} ORDER BY ${newestFirst('e')} LIMIT 1),
          (SELECT e.from_union_id ${event} AND e.from_union_id IS NOT NULL AND e.date > @on ORDER BY e.date, e.id LIMIT 1),
          m.union_id) AS union_id,
        ${stateAfter(`(SELECT e.kind ${event} AND e.kind IS NOT NULL AND ${by} ORDER BY ${newestFirst('e')} LIMIT 1)`)} AS state
      FROM member m WHERE m.deleted_at IS NULL AND m.id IN (${may}))`
}
