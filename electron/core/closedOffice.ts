// What is done to an office's folder and to ledgers without opening the office. A door beside core.ts, because it brings neither the contract nor
// the queries along: a command that needs no more is there in two fifths of the time.
export { databaseFile } from './database/openDatabase.ts'
export { readApart as readWorkbook } from './imports/reading/readApart.ts'
export { restoreBackup } from './safekeeping/restore.ts'
export { listBackups } from './safekeeping/safekeeping.ts'
export { findBackup, verifyFile } from './safekeeping/verify.ts'
export { systemClock } from './systemClock.ts'
