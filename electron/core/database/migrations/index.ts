import { sql as registers } from './0001_registers.ts'
import { sql as people } from './0002_people.ts'
import { sql as imports } from './0003_imports.ts'
import { sql as sources } from './0004_sources.ts'
import { sql as office } from './0005_office.ts'
import { sql as creations } from './0006_creations.ts'
import { sql as views } from './0007_views.ts'
import { sql as lists } from './0008_lists.ts'
import { sql as asides } from './0009_asides.ts'
import { sql as operations } from './0010_operations.ts'
import { sql as bulkEdits } from './0011_bulk_edits.ts'
import { sql as outsideLists } from './0012_outside_lists.ts'
import { sql as settings } from './0013_settings.ts'
import { sql as issuedReports } from './0014_issued_reports.ts'
import { sql as decisions } from './0015_decisions.ts'
import { sql as yearTargets } from './0016_year_targets.ts'
import { sql as outreachWork } from './0017_outreach_work.ts'
import { sql as caseEntries } from './0018_case_entries.ts'
import { sql as eventUnits } from './0019_event_units.ts'
import { sql as positions } from './0020_positions.ts'
import { sql as ownReports } from './0021_own_reports.ts'
import { sql as qualityRuns } from './0022_quality_runs.ts'
import { sql as memberGroups } from './0023_member_groups.ts'
import { sql as termExtensions } from './0024_term_extensions.ts'
import { sql as templates } from './0025_templates.ts'
import { sql as unionStanding } from './0026_union_standing.ts'

/** Forward only; the number is what the file's `user_version` says afterwards. Never edit one that has shipped. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
}

export const migrations: readonly Migration[] = [
  { number: 1, name: 'registers', sql: registers },
  { number: 2, name: 'people', sql: people },
  { number: 3, name: 'imports', sql: imports },
  { number: 4, name: 'sources', sql: sources },
  { number: 5, name: 'office', sql: office },
  { number: 6, name: 'creations', sql: creations },
  { number: 7, name: 'views', sql: views },
  { number: 8, name: 'lists', sql: lists },
  { number: 9, name: 'asides', sql: asides },
  { number: 10, name: 'operations', sql: operations },
  { number: 11, name: 'bulk_edits', sql: bulkEdits },
  { number: 12, name: 'outside_lists', sql: outsideLists },
  { number: 13, name: 'settings', sql: settings },
  { number: 14, name: 'issued_reports', sql: issuedReports },
  { number: 15, name: 'decisions', sql: decisions },
  { number: 16, name: 'year_targets', sql: yearTargets },
  { number: 17, name: 'outreach_work', sql: outreachWork },
  { number: 18, name: 'case_entries', sql: caseEntries },
  { number: 19, name: 'event_units', sql: eventUnits },
  { number: 20, name: 'positions', sql: positions },
  { number: 21, name: 'own_reports', sql: ownReports },
  { number: 22, name: 'quality_runs', sql: qualityRuns },
  { number: 23, name: 'member_groups', sql: memberGroups },
  { number: 24, name: 'term_extensions', sql: termExtensions },
  { number: 25, name: 'templates', sql: templates },
  { number: 26, name: 'union_standing', sql: unionStanding },
]
