// Everything that the rooms of the core need of an office whose file is open. The core makes one, and the importer's thread one of its own.
import type { OfficeDatabase } from './database/database.ts'
import type { Clock, Log, Office } from './office.ts'
import { loadCodeTables } from './records/codeTables.ts'
import { createColumnBook } from './records/columns/columnBook.ts'
import { regionSource } from './records/regions.ts'
import { createSearchBook } from './records/search/searchBook.ts'
import { officeClock } from './records/settings.ts'
import { createLogFile } from './safekeeping/logFile.ts'

export interface OfficeParts {
  readonly dataDir: string
  readonly resourcesDir: string
  /** Who is at the keyboard. */
  readonly by: string
  /** The system's. */
  readonly clock: Clock
  /** Absent: the folder's own. */
  readonly log?: Log | undefined
  readonly database: OfficeDatabase
  /** From how many records on the lists of a register are answered from memory; for tests. */
  readonly keptFrom?: number
}

/** @throws LedgerError as reading the code tables does */
export function makeOffice({ clock: system, log, keptFrom, ...parts }: OfficeParts): Office {
  const { dataDir, resourcesDir, database } = parts
  const clock = officeClock(system, database.reader)
  const codes = loadCodeTables(resourcesDir)
  return {
    ...parts,
    clock,
    log: log ?? createLogFile(dataDir, clock),
    codes,
    regions: regionSource(database.reader),
    search: createSearchBook(database, clock),
    columns: createColumnBook(database, clock, keptFrom),
  }
}
