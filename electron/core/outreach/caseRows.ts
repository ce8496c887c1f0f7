// Cases as the steps need them: what a case says, whose unit it is about, where that lies.
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { CaseQuery } from '#shared/api/outreachContract.ts'
import type { StandingCase } from '#shared/outreach/steps.ts'
import type { Office } from '../office.ts'
import { recordIds } from '../records/listRecords.ts'
import { readyFor } from '../records/readyFor.ts'

export interface CaseRow extends StandingCase {
  readonly id: number
  readonly version: number
  readonly caseNumber: string | null
  readonly unit: number | null
  readonly unitName: string | null
  readonly person: string | null
  /** Codes. */
  readonly county: string | null
  readonly township: string | null
}

const columns = `c.id, c.version, c.case_number AS caseNumber, c.state, c.verification_result AS verificationResult, c.issued_on AS issuedOn, c.due_on AS dueOn,
  c.extended_to AS extendedTo, c.responsible, c.person, c.evidence, c.resulting_union_id AS resultingUnion, c.unit_id AS unit, u.name AS unitName, u.county, u.township`

/** More than so many at once is a mistake, or work for several goes. */
const MOST = 2000

/** @returns in the order of the list. @throws LedgerError bad-input, value-invalid when there are too many */
export async function caseIds(office: Office, query: CaseQuery, most = MOST): Promise<readonly number[]> {
  const asked = { register: 'outreach', incompleteOnly: false, ...query } as const
  await readyFor(office, asked)
  const ids = recordIds(office, asked)
  if (ids.length > most)
    throw new LedgerError('value-invalid', { field: 'cases', message: `一次最多办理 ${most} 件，现在选了 ${ids.length} 件，请按县（市、区）分批办理。` })
  return ids
}

/** Outside the recycle bin; asked of the connection that is about to write. */
export function caseReader(connection: SQLite.Database): (id: number) => CaseRow | undefined {
  const ask = connection.prepare(`SELECT ${columns} FROM outreach_case c LEFT JOIN unit u ON u.id = c.unit_id WHERE c.id = ? AND c.deleted_at IS NULL`)
  return (id) => ask.get(id) as CaseRow | undefined
}

/** The union federation of a case's county, or of its township where the county has handed it on; null: nobody knows where the unit lies. */
export function federationOf(office: Office, { county, township }: Pick<CaseRow, 'county' | 'township'>, level: 'county' | 'township'): string | null {
  const regions = office.regions()
  if (county === null) return null
  const name = regions.nameOf(county)
  if (level === 'county') return `${name}总工会`
  return township === null ? null : `${name}${regions.nameOf(township)}总工会`
}
