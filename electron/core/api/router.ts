// The core's side of the contract. Handlers are thin: they pass what was asked to the room that knows.
import { implement } from '@orpc/server'
import { contract } from '#shared/api/contract.ts'
import type { Files } from '../files/files.ts'
import { listBatches } from '../imports/batches.ts'
import type { Imports } from '../imports/imports.ts'
import type { Office } from '../office.ts'
import { getRecord } from '../records/getRecord.ts'
import { listRecords } from '../records/listRecords.ts'
import { recordHistory } from '../records/recordHistory.ts'
import { removeRecord, restoreRecord } from '../records/recycleBin.ts'
import { revealField } from '../records/reveal.ts'
import { checkRecord, createRecord, updateRecord } from '../records/saveRecord.ts'
import { buildReport, listReports } from '../reports/buildReport.ts'
import { officeStatus } from '../reports/officeStatus.ts'
import { createBackup, listBackups } from '../safekeeping/safekeeping.ts'
import { toRefusal } from './refusals.ts'

export type CoreRouter = ReturnType<typeof createRouter>

export function createRouter(office: Office, files: Files) {
  // Rooms that bring large libraries along are entered when they are first needed: the window opens sooner.
  let importer: Promise<Imports> | undefined
  const imports = () => {
    importer ??= import('../imports/imports.ts').then(({ createImports }) => createImports(office, files))
    return importer
  }
  const os = implement(contract).use(async ({ next }) => {
    try {
      return await next()
    } catch (error) {
      throw toRefusal(error, office.log)
    }
  })
  /** A stream fails after its handler has returned: its errors are translated as they come. */
  async function* told<T>(open: () => Promise<AsyncIterable<T>>): AsyncGenerator<T, void, undefined> {
    try {
      yield* await open()
    } catch (error) {
      throw toRefusal(error, office.log)
    }
  }

  return os.router({
    office: {
      status: os.office.status.handler(() => {
        const [lastBatch = null] = listBatches(office.database.reader, { offset: 0, limit: 1 }).batches
        const [lastBackup = null] = listBackups(office.dataDir)
        return officeStatus(office, { lastBatch, lastBackup })
      }),
      codes: os.office.codes.handler(() => ({ codes: office.codes, regions: office.regions().entries })),
      startDemo: os.office.startDemo.handler(async function* ({ input, signal }) {
        yield* told(async () => (await import('../demo/startDemo.ts')).startDemo(office, input.demo, signal))
      }),
    },
    records: {
      list: os.records.list.handler(({ input }) => listRecords(office, input)),
      get: os.records.get.handler(({ input }) => getRecord(office, input)),
      history: os.records.history.handler(({ input }) => recordHistory(office, input)),
      create: os.records.create.handler(({ input }) => createRecord(office, input)),
      update: os.records.update.handler(({ input }) => updateRecord(office, input)),
      remove: os.records.remove.handler(({ input }) => removeRecord(office, input)),
      restore: os.records.restore.handler(({ input }) => restoreRecord(office, input)),
      check: os.records.check.handler(({ input }) => checkRecord(office, input)),
      reveal: os.records.reveal.handler(({ input }) => revealField(office, input)),
      export: os.records.export.handler(async ({ input }) => (await import('../exports/exportRecords.ts')).exportRecords(office, files, input)),
    },
    imports: {
      open: os.imports.open.handler(async function* ({ input, signal }) {
        yield* told(async () => (await imports()).open(input, signal))
      }),
      adjust: os.imports.adjust.handler(async function* ({ input, signal }) {
        yield* told(async () => (await imports()).adjust(input, signal))
      }),
      rows: os.imports.rows.handler(async ({ input }) => (await imports()).rows(input)),
      commit: os.imports.commit.handler(async function* ({ input, signal }) {
        yield* told(async () => (await imports()).commit(input, signal))
      }),
      discard: os.imports.discard.handler(async ({ input }) => {
        ;(await imports()).discard(input)
        return {}
      }),
      batches: os.imports.batches.handler(async ({ input }) => (await imports()).batches(input)),
      undo: os.imports.undo.handler(async ({ input, signal }) => (await imports()).undo(input, signal)),
      batch: os.imports.batch.handler(async ({ input }) => (await imports()).batch(input)),
      problems: os.imports.problems.handler(async ({ input }) => (await imports()).problems(input)),
      cells: os.imports.cells.handler(async ({ input }) => (await imports()).cells(input)),
      same: os.imports.same.handler(async ({ input }) => (await imports()).same(input)),
      missing: os.imports.missing.handler(async ({ input }) => (await imports()).missing(input)),
      errorWorkbook: os.imports.errorWorkbook.handler(async ({ input }) => (await imports()).errorWorkbook(input)),
      recipes: os.imports.recipes.handler(async () => (await imports()).recipes()),
      saveRecipe: os.imports.saveRecipe.handler(async ({ input }) => (await imports()).saveRecipe(input)),
      renameRecipe: os.imports.renameRecipe.handler(async ({ input }) => (await imports()).renameRecipe(input)),
      removeRecipe: os.imports.removeRecipe.handler(async ({ input }) => (await imports()).removeRecipe(input)),
      exportRecipe: os.imports.exportRecipe.handler(async ({ input }) => (await imports()).exportRecipe(input)),
      importRecipe: os.imports.importRecipe.handler(async ({ input }) => (await imports()).importRecipe(input)),
    },
    reports: {
      list: os.reports.list.handler(() => listReports()),
      build: os.reports.build.handler(({ input }) => buildReport(office, input)),
      xlsx: os.reports.xlsx.handler(async ({ input }) => (await import('../exports/exportReport.ts')).exportReport(office, files, input)),
    },
    safekeeping: {
      backups: os.safekeeping.backups.handler(() => listBackups(office.dataDir)),
      backup: os.safekeeping.backup.handler(() => createBackup(office, 'manual')),
    },
  })
}
