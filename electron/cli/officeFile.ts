// Whether a folder holds an office is told by one file.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { LedgerError } from '#shared/api/errors.ts'

/** @throws LedgerError data-missing */
export async function officeFile(dataDir: string): Promise<string> {
  const file = await fileIn(dataDir)
  if (!existsSync(file)) throw new LedgerError('data-missing', { folder: dataDir })
  return file
}

export async function hasOffice(dataDir: string): Promise<boolean> {
  return existsSync(await fileIn(dataDir))
}

async function fileIn(dataDir: string): Promise<string> {
  const { databaseFile } = await import('#core/closedOffice.ts')
  return join(dataDir, databaseFile)
}
