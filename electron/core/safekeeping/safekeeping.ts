// Backups: taken from the live file, proven, named, and thinned out so that the folder does not grow without end.
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupInfo } from '#shared/api/types.ts'
import { backupFolder, newBackupName, parseBackupName } from '../database/backupName.ts'
import { takeSnapshot } from '../database/snapshot.ts'
import { translated, translating } from '../database/sqlite.ts'
import type { Clock } from '../office.ts'

/** What a backup is taken of. */
export interface BackupSource {
  readonly dataDir: string
  readonly clock: Clock
  readonly database: { readonly file: string }
  /** How a snapshot is taken; absent = in this thread. */
  readonly snapshot?: typeof takeSnapshot
}

const keptAutomatic = 20
const keptDays = 30

/**
 * A verified copy of the committed state.
 * @param folder where it goes; absent: the data folder's `backups`, where old automatic ones are then thinned out.
 * @throws LedgerError backup-damaged, folder-not-writable, disk-full; database-damaged when the original cannot be read
 */
export async function createBackup(source: BackupSource, why: BackupInfo['why'], folder?: string): Promise<BackupInfo> {
  const target = folder ?? backupFolder(source.dataDir)
  const name = translating(
    () => {
      mkdirSync(target, { recursive: true })
      return newBackupName(target, source.clock.now(), why)
    },
    { folder: target },
  )
  try {
    await (source.snapshot ?? takeSnapshot)(source.database.file, join(target, name))
  } catch (error) {
    throw translated(error, { folder: target })
  }
  if (folder === undefined) thinOut(source.dataDir, source.clock.now())
  return describe(target, name)
}

/** Newest first. `verified`: it was proven when it was taken and still has the length that it says it has. */
export function listBackups(dataDir: string): BackupInfo[] {
  const folder = backupFolder(dataDir)
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => parseBackupName(name) !== undefined)
  return names.map((name) => describe(folder, name)).sort((a, b) => (a.at === b.at ? b.name.localeCompare(a.name) : b.at.localeCompare(a.at)))
}

function describe(folder: string, name: string): BackupInfo {
  const file = join(folder, name)
  const { at, why } = parseBackupName(name) ?? { at: '', why: 'manual' as const }
  const { size } = statSync(file)
  return { name, at, why, bytes: size, verified: size > 0 && size === lengthInHeader(file) }
}

/** Page size × page count as the file's first hundred bytes tell them (SQLite file format §1.3). */
function lengthInHeader(file: string): number {
  const header = Buffer.alloc(100)
  const handle = openSync(file, 'r')
  try {
    if (readSync(handle, header, 0, 100, 0) < 100) return -1
  } finally {
    closeSync(handle)
  }
  const pageSize = header.readUInt16BE(16)
  return (pageSize === 1 ? 65_536 : pageSize) * header.readUInt32BE(28)
}

/** Every manual one stays, the last 20 automatic ones, and the last of each of the last 30 days. */
export function toDelete(backups: readonly BackupInfo[], now: string): BackupInfo[] {
  const automatic = backups.filter((backup) => backup.why !== 'manual').sort((a, b) => b.at.localeCompare(a.at))
  const oldest = new Date(Date.parse(now) - keptDays * 86_400_000).toISOString()
  const days = new Set<string>()
  return automatic.filter((backup, index) => {
    const day = dayOf(backup.at)
    const isDaily = backup.at >= oldest && !days.has(day)
    days.add(day)
    return index >= keptAutomatic && !isDaily
  })
}

/** The clerk's day of an instant. */
function dayOf(instant: string): string {
  const local = new Date(instant)
  return `${local.getFullYear()}-${local.getMonth() + 1}-${local.getDate()}`
}

function thinOut(dataDir: string, now: string): void {
  for (const backup of toDelete(listBackups(dataDir), now)) rmSync(join(backupFolder(dataDir), backup.name), { force: true })
}
