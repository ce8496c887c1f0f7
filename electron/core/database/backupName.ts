// Backups say in their names when and why they were taken, so that a person with a file manager can find the right one without the product.
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupInfo } from '#shared/api/types.ts'

export type BackupReason = BackupInfo['why']

const pattern = /^office-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-(manual|before-import|before-restore|exit|before-migration)(?:-\d+)?\.sqlite$/

/** Made when it is first needed. */
export function backupFolder(dataDir: string): string {
  return join(dataDir, 'backups')
}

/** `office-20190703T010203Z-exit.sqlite`, time in UTC; numbered when the second already has one. */
export function newBackupName(folder: string, at: string, why: BackupReason): string {
  mkdirSync(folder, { recursive: true })
  const stem = `office-${at.slice(0, 19).replace(/[-:]/g, '')}Z-${why}`
  let name = `${stem}.sqlite`
  for (let number = 2; existsSync(join(folder, name)); number += 1) name = `${stem}-${number}.sqlite`
  return name
}

/** undefined: not one of ours. */
export function parseBackupName(name: string): { at: string; why: BackupReason } | undefined {
  const parts = pattern.exec(name)
  if (!parts) return undefined
  const [, year, month, day, hour, minute, second, why] = parts
  return { at: `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`, why: why as BackupReason }
}
