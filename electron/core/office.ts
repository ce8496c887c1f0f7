import type { CodeTables } from '#shared/importing/ledger.ts'
import type { RegionIndex } from '#shared/values/region.ts'
import type { OfficeDatabase } from './database/database.ts'
import type { RowsByTable } from './database/snapshot.ts'
import type { ColumnBook } from './records/columns/columnBook.ts'
import type { SearchBook } from './records/search/searchBook.ts'

/** Time enters the core here and nowhere else. */
export interface Clock {
  /** ISO instant, e.g. 2019-07-03T01:02:03.004Z. */
  now(): string
  /** The clerk's calendar day, y-m-d. */
  today(): string
}

/** Never given document numbers, phones or cell texts. */
export interface Log {
  info(event: string, detail?: Readonly<Record<string, unknown>>): void
  /** @returns the reference that the clerk is shown. */
  error(event: string, cause: unknown, detail?: Readonly<Record<string, unknown>>): string
}

/** One open data folder and what everything in the core needs of it. */
export interface Office {
  readonly dataDir: string
  readonly resourcesDir: string
  readonly clock: Clock
  readonly log: Log
  /** Who is at the keyboard; written beside every change. */
  readonly by: string
  readonly database: OfficeDatabase
  readonly codes: CodeTables
  /** Current regions; made anew after the region register changed. */
  regions(): RegionIndex
  /** Where names and numbers stand, in all registers. */
  readonly search: SearchBook
  /** Fields of large registers, for the filters of their lists. */
  readonly columns: ColumnBook
  /** How a backup's snapshot is taken, where others ask the core meanwhile; absent = in the core's own thread. */
  readonly snapshot?: (file: string, target: string) => Promise<RowsByTable>
}
