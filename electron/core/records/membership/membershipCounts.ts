// The members of one union or unit as they were reported and as they are counted one by one, on any day: where a membership lay, and whether it held, follows from its events.
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { MembershipCounts } from '#shared/api/mergeTypes.ts'
import type { Office } from '../../office.ts'
import { expectRecord } from '../getRecord.ts'
import { registerOf } from '../listRecords.ts'
import { placedMembers, unitOnDay } from './placedMembers.ts'

/** Units of a union, unions of a unit; no screen shows more. */
const PARTS = 200

type Side = 'union' | 'unit'

/** @throws LedgerError not-found */
export function membershipCounts(office: Office, input: { register: Side; id: number; on?: string | undefined }): MembershipCounts {
  const { reader } = office.database
  const { register: side, id } = input
  expectRecord(reader, registerOf(side), id)
  const today = office.clock.today()
  const on = input.on ?? today
  if (on > today) throw new LedgerError('bad-input', { field: 'on' })
  const named = { id, on, past: Number(on < today) }

  const counted = currentMembers(side)
  const totals = reader.prepare(`WITH ${counted} SELECT count(*) AS members FROM current`).get(named) as { members: number }
  const groups = reader.prepare(`WITH ${counted} SELECT occupation_group AS code, count(*) AS members FROM current GROUP BY 1`).all(named) as Group[]
  const reported = reportedMembers(reader, side, id, on)
  const parts = partsOf(reader, side, named)
  return {
    on,
    reported,
    counted: totals.members,
    difference: reported === null ? null : totals.members - reported,
    onRecord: reader.prepare(`SELECT count(*) FROM member WHERE ${side}_id = ? AND deleted_at IS NULL`).pluck().get(id) as number,
    groups: inTableOrder(groups, office.codes.occupationGroup?.entries.map(({ code }) => code) ?? []),
    parts: parts.slice(0, PARTS),
    partsTotal: parts.length,
  }
}

interface Group {
  readonly code: string | null
  readonly members: number
}

/** Every group of the code table, empty ones too; what is written otherwise and what is blank after them, where somebody has it. */
function inTableOrder(groups: readonly Group[], codes: readonly string[]): Group[] {
  const members = new Map(groups.map((group) => [group.code, group.members]))
  const known = codes.map((code) => ({ code, members: members.get(code) ?? 0 }))
  const others = groups.filter(({ code }) => code !== null && !codes.includes(code))
  const blank = members.get(null)
  return [...known, ...others, ...(blank === undefined ? [] : [{ code: null, members: blank }])]
}

/** A table `current` for a WITH: current members of @id on the day @on, with the group that stands in their records. A day that is over also asks when they joined. */
function currentMembers(side: Side): string {
  const may = `SELECT id FROM member WHERE ${side}_id = @id
         UNION SELECT member_id FROM membership_event WHERE from_${side}_id = @id UNION SELECT member_id FROM membership_event WHERE to_${side}_id = @id`
  return `${placedMembers(may, unitOnDay)},
    current AS (SELECT * FROM placed WHERE ${side}_id = @id AND state = '在会' AND (@past = 0 OR joined_on IS NULL OR joined_on <= @on))`
}

const active = '(c.covered_from IS NULL OR c.covered_from <= @on) AND (c.covered_to IS NULL OR c.covered_to > @on) AND c.deleted_at IS NULL'

function reportedMembers(reader: SQLite.Database, side: Side, id: number, on: string): number | null {
  const ask =
    side === 'union' ? 'SELECT members FROM trade_union WHERE id = @id' : `SELECT sum(c.member_count) FROM union_unit c WHERE c.unit_id = @id AND ${active}`
  return reader
    .prepare(ask)
    .pluck()
    .get(side === 'union' ? { id } : { id, on }) as number | null
}

/** Each unit that the union covers or that its members work in; of a unit each union. The largest first. */
function partsOf(reader: SQLite.Database, side: Side, named: { id: number; on: string; past: number }): MembershipCounts['parts'] {
  const other = side === 'union' ? 'unit' : 'union'
  const table = other === 'unit' ? 'unit' : 'trade_union'
  const rows = reader
    .prepare(
      `WITH ${currentMembers(side)},
        counted AS (SELECT ${other}_id AS id, count(*) AS members FROM current GROUP BY 1),
        reported AS (SELECT c.${other}_id AS id, sum(c.member_count) AS members FROM union_unit c WHERE c.${side}_id = @id AND ${active} GROUP BY 1)
      SELECT p.id, o.name, r.members AS reported, coalesce(n.members, 0) AS counted
      FROM (SELECT id FROM counted UNION SELECT id FROM reported) p
      LEFT JOIN counted n ON n.id IS p.id LEFT JOIN reported r ON r.id IS p.id LEFT JOIN ${table} o ON o.id = p.id
      ORDER BY counted DESC, reported DESC, p.id`,
    )
    .all(named) as { id: number | null; name: string | null; reported: number | null; counted: number }[]
  return rows.map((row) => ({ ...row, difference: row.reported === null ? null : row.counted - row.reported }))
}
