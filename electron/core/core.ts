// The core as one thing: opens a data folder, answers the contract, and puts everything in order when it closes. Knows neither Electron nor http.
import { userInfo } from 'node:os'
import { join } from 'node:path'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import type { Contract } from '#shared/api/contract.ts'
import type { PickedFile } from '#shared/api/host.ts'
import type { BackupInfo } from '#shared/api/types.ts'
import { type CoreRouter, createRouter } from './api/router.ts'
import { databaseFile, openDatabase } from './database/openDatabase.ts'
import { takeSnapshotApart } from './database/snapshotApart.ts'
import { translated } from './database/sqlite.ts'
import { createFiles } from './files/files.ts'
import { importerHere } from './importer/importer.ts'
import { importerApart } from './importer/importerApart.ts'
import { makeOffice } from './makeOffice.ts'
import type { Clock, Log, Office } from './office.ts'
import { loadFirstRegions } from './records/codeTables.ts'
import { fillRegions } from './records/regions.ts'
import { createBackup } from './safekeeping/safekeeping.ts'
import { findBackup, type Verification, verifyFile } from './safekeeping/verify.ts'
import { systemClock } from './systemClock.ts'

export { parseRecipe } from './imports/recipes.ts'

export interface CoreOptions {
  readonly dataDir: string
  readonly resourcesDir: string
  readonly clock?: Clock
  readonly log?: Log
  /** Who is at the keyboard; absent: the computer's user. */
  readonly by?: string
  /** Whether a folder without an office becomes one; default true. */
  readonly create?: boolean
  /**
   * `apart`: imports run in a thread of their own, so that no other call waits for one. That thread takes the system's time and writes to the folder's log,
   * whatever `clock` and `log` are. Default `here`.
   */
  readonly importer?: 'here' | 'apart'
}

export interface Core {
  readonly dataDir: string
  readonly router: CoreRouter
  /** The contract without a wire between. Refusals are ORPCErrors with `ErrorData`, as over a port. */
  readonly call: ContractRouterClient<Contract>
  readonly files: {
    /** @throws LedgerError file-missing, file-unreadable, disk-full */
    takeIn(path: string, name: string): Promise<PickedFile>
    /** @throws LedgerError file-missing */
    locate(fileId: string): Promise<{ path: string; name: string }>
  }
  /** @throws LedgerError backup-damaged, folder-not-writable, disk-full */
  backup(folder?: string): Promise<BackupInfo>
  /** The office's file, or a backup by name or path. @throws LedgerError file-missing */
  verify(backup?: string): Promise<Verification>
  /** A verified backup when something has changed, then lets the folder go. Safe to call twice. */
  close(): Promise<void>
}

/** @throws LedgerError runtime-too-old, data-missing, folder-not-writable, disk-full, folder-busy, database-damaged, data-newer */
export async function createCore(options: CoreOptions): Promise<Core> {
  const { dataDir, resourcesDir, by = computerUser() } = options
  const systemTime = options.clock ?? systemClock
  const database = await openDatabase(dataDir, { create: options.create ?? true, now: systemTime.now })
  try {
    const office = makeOffice({ dataDir, resourcesDir, by, clock: systemTime, log: options.log, database })
    const { clock, log } = office
    fillRegions(database, loadFirstRegions(resourcesDir), { at: clock.now(), by, why: '随程序提供的行政区划' })
    log.info('opened', { schema: Number(database.reader.pragma('user_version', { simple: true })), by })
    const place = options.importer ?? 'here'
    return assemble(place === 'apart' ? { ...office, snapshot: takeSnapshotApart } : office, place)
  } catch (error) {
    database.close()
    throw translated(error, { folder: dataDir })
  }
}

/** Not every account has an entry in the system's book. */
function computerUser(): string {
  try {
    return userInfo().username || '本机'
  } catch {
    return '本机'
  }
}

function assemble(office: Office, place: 'here' | 'apart'): Core {
  const { dataDir, database, log } = office
  const files = createFiles(dataDir)
  const importer = place === 'apart' ? importerApart(office) : importerHere(office, files)
  const router = createRouter(office, files, importer.door)
  const committed = () => database.reader.pragma('data_version', { simple: true })
  const atStart = committed()
  let closing: Promise<void> | undefined

  async function close(): Promise<void> {
    try {
      await importer.close()
      if (committed() !== atStart) log.info('backup', { ...(await createBackup(office, 'exit')) })
    } catch (error) {
      log.error('exit-backup', error)
    } finally {
      files.clear()
      database.close()
      log.info('closed')
    }
  }
  return {
    dataDir,
    router,
    call: createRouterClient(router),
    files: {
      async takeIn(path, name) {
        importer.prepare()
        return files.takeIn(path, name)
      },
      async locate(fileId) {
        const { path, name } = files.find(fileId)
        return { path, name }
      },
    },
    async backup(folder) {
      const backup = await createBackup(office, 'manual', folder)
      log.info('backup', { ...backup })
      return backup
    },
    verify: async (backup) => verifyFile(backup === undefined ? join(dataDir, databaseFile) : findBackup(dataDir, backup)),
    close() {
      closing ??= close()
      return closing
    },
  }
}
