// Where the importer works: in the core's own thread, or in one apart so that the core goes on answering while SQLite and the ledger are busy.
import type { ImportsDoor } from '../api/importsRouter.ts'
import type { Files } from '../files/files.ts'
import { prepareReader } from '../imports/reading/readApart.ts'
import type { Office } from '../office.ts'

export interface Importer {
  /** A file is being taken in: what an import needs may be started already. */
  prepare(): void
  /** Large libraries come along with the importer: it is entered when it is first needed. */
  door(): Promise<ImportsDoor>
  /** Takes work under way back and waits until that is done. */
  close(): Promise<void>
}

export function importerHere(office: Office, files: Files): Importer {
  let door: Promise<ImportsDoor> | undefined
  return {
    prepare: prepareReader,
    door() {
      door ??= import('../imports/imports.ts').then(({ createImports }) => createImports(office, files))
      return door
    },
    // Closing the database takes back whatever is not committed.
    close: async () => {},
  }
}
