// Enterprises of lists and units of the office as they are held side by side: fetched as records are, so that regions are named and phones masked.

import type { RecordRow } from '#shared/api/recordTypes.ts'
import type { CandidateUnit, ComparedEnterprise, ReviewedEntry } from '#shared/api/reviewTypes.ts'
import type { Coverage } from '#shared/matching/enterprise.ts'
import type { Candidate } from '#shared/matching/result.ts'
import { registers } from '#shared/registers/index.ts'
import { phonesIn } from '#shared/values/phone.ts'
import type { Office } from '../office.ts'
import { coverageOf, linkHolds, unionStands } from '../records/activeUnions.ts'
import { recordsById } from '../records/listRecords.ts'
import { countyOf } from './countyOf.ts'

/** By id; those in the recycle bin too. */
export function reviewedEntries(office: Office, ids: readonly number[]): ReadonlyMap<number, ReviewedEntry> {
  const regions = office.regions()
  const county = office.database.reader.prepare(`SELECT ${countyOf('e')} FROM list_entry AS e WHERE e.id = ?`).pluck()
  const named = (code: unknown) => (typeof code === 'string' ? regions.nameOf(code) : null)
  return new Map(
    recordsById(office, registers.listEntry, ids).map((row) => [
      row.id,
      {
        ...compared(row, text(row, 'address'), count(row, 'headcount')),
        county: named(county.get(row.id)),
        id: row.id,
        source: text(row, 'source') ?? '',
        sourceNumber: text(row, 'sourceNumber'),
        industry: text(row, 'industry'),
        unitType: text(row, 'unitType'),
      },
    ]),
  )
}

/**
 * The candidates of each entry, in their order; units that are gone since are left out.
 * @param asked candidates by entry
 */
export function candidateUnits(office: Office, asked: ReadonlyMap<number, readonly Candidate[]>): ReadonlyMap<number, readonly CandidateUnit[]> {
  const { reader } = office.database
  const ids = [...new Set([...asked.values()].flatMap((candidates) => candidates.map(({ unitId }) => unitId)))]
  const rows = new Map(recordsById(office, registers.unit, ids).map((row) => [row.id, row]))
  const day = office.clock.today()
  const gone = reader.prepare('SELECT deleted_at IS NOT NULL FROM unit WHERE id = ?').pluck()
  const covered = reader.prepare(`SELECT ${coverageOf('@unit')}`).pluck()
  const covering = reader.prepare(
    `SELECT DISTINCT u.id, u.name FROM union_unit AS c JOIN trade_union AS u ON u.id = c.union_id
     WHERE c.unit_id = @unit AND ${linkHolds('c')} AND ${unionStands('u')} ORDER BY u.form = 'joint', u.id`,
  )
  const phoneOf = {
    entry: reader.prepare('SELECT phone FROM list_entry WHERE id = ?').pluck(),
    unit: reader.prepare('SELECT phone FROM unit WHERE id = ?').pluck(),
  }
  const known = new Map(
    ids.map((unitId) => {
      const row = rows.get(unitId)
      if (!row || gone.get(unitId) === 1) return [unitId, null]
      const unions = covering.all({ unit: unitId, day }) as { id: number; name: string }[]
      const address = text(row, 'address') ?? text(row, 'registeredAddress')
      return [
        unitId,
        { ...compared(row, address, count(row, 'employees')), coverage: coverages[Number(covered.get({ unit: unitId, day }) ?? 0)] ?? 'none', unions },
      ]
    }),
  )
  return new Map(
    [...asked].map(([entryId, candidates]) => [
      entryId,
      candidates.flatMap(({ unitId, weight, reasons }): CandidateUnit[] => {
        const unit = known.get(unitId)
        const phoneAgrees = agree(phoneOf.entry.get(entryId), phoneOf.unit.get(unitId))
        return unit ? [{ ...unit, unitId, weight, reasons, phoneAgrees }] : []
      }),
    ]),
  )
}

/** As `coverageOf` numbers them. */
const coverages: readonly Coverage[] = ['none', 'joint', 'own']

function compared(row: RecordRow, address: string | null, headcount: number | null): ComparedEnterprise {
  return {
    name: text(row, 'name') ?? '',
    formerNames: text(row, 'formerNames'),
    uscc: text(row, 'uscc'),
    organisationCode: text(row, 'organisationCode'),
    county: text(row, 'county'),
    township: text(row, 'township'),
    address,
    legalRepresentative: text(row, 'legalRepresentative'),
    phone: text(row, 'phone'),
    headcount,
  }
}

function text(row: RecordRow, key: string): string | null {
  const value = row[key]
  return typeof value === 'string' ? value : null
}

function count(row: RecordRow, key: string): number | null {
  const value = row[key]
  return typeof value === 'number' ? value : null
}

function agree(one: unknown, other: unknown): boolean | null {
  if (typeof one !== 'string' || typeof other !== 'string') return null
  const [left, right] = [phonesIn(one), phonesIn(other)]
  return left.length === 0 || right.length === 0 ? null : left.some((phone) => right.includes(phone))
}
