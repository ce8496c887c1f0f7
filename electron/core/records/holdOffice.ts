// An office that stands still while something long is read from it in slices: a connection of its own holds one moment, today's or that of a past day.
import type { Office } from '../office.ts'
import { pastOffice, shownDay } from './asOf.ts'

export interface HeldOffice {
  /** Its reader and what is read from it belong to one moment. */
  readonly office: Office
  /** To be asked for lists: of the present it is the office itself, whose search and columns lie in memory already. Holds the same as long as nothing was awaited. */
  readonly lists: Office
  letGo(): void
}

/** @param day y-m-d; absent or today: the present @throws LedgerError day-invalid, day-to-come */
export function holdOffice(office: Office, day: string | undefined): HeldOffice {
  const past = shownDay(office, day)
  const reader = office.database.anotherReader()
  try {
    // What is put back of a past day holds personal data: never into a file of its own.
    if (past !== undefined) reader.pragma('temp_store = MEMORY')
    reader.exec('BEGIN')
    // The moment is that of the first look.
    reader.prepare('SELECT max(id) FROM change').get()
    const held = past === undefined ? { ...office, database: { ...office.database, reader } } : pastOffice(office, reader, past)
    return { office: held, lists: past === undefined ? office : held, letGo: () => reader.close() }
  } catch (error) {
    reader.close()
    throw error
  }
}
