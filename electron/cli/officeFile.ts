// Whether a folder holds an office is told by one file.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { databaseFile } from '#core/core.ts'
import { LedgerError } from '#shared/api/errors.ts'

/** @throws LedgerError data-missing */
export function officeFile(dataDir: string): string {
  const file = join(dataDir, databaseFile)
  if (!existsSync(file)) throw new LedgerError('data-missing', { folder: dataDir })
  return file
}
