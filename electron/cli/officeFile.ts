// Whether a folder holds an office is told by one file.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { LedgerError } from '#shared/api/errors.ts'

export const officeFileName = 'office.sqlite'

/** @throws LedgerError data-missing */
export function officeFile(dataDir: string): string {
  const file = join(dataDir, officeFileName)
  if (!existsSync(file)) throw new LedgerError('data-missing', { path: dataDir })
  return file
}
