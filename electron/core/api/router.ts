// The core's side of the contract. Handlers are thin: they pass what was asked to the room that knows.
import { implement } from '@orpc/server'
import { contract } from '#shared/api/contract.ts'
import type { Closing } from '../closing/closing.ts'
import { countedWords } from '../dashboard/countedList.ts'
import { dashboardFigures } from '../dashboard/dashboardFigures.ts'
import { dashboardTrend } from '../dashboard/dashboardTrend.ts'
import { serviceMap } from '../dashboard/serviceMap.ts'
import type { Files } from '../files/files.ts'
import { listBatches } from '../imports/batches.ts'
import { automaticBook } from '../matching/automaticBook.ts'
import { compareLists } from '../matching/compareLists.ts'
import { decide, withdraw } from '../matching/decide.ts'
import { pageEntries } from '../matching/entries.ts'
import { entryMatch, unitEntries } from '../matching/entryMatch.ts'
import { allLists } from '../matching/lists.ts'
import { pageListRows } from '../matching/pageListRows.ts'
import { reviewBook } from '../matching/reviewBook.ts'
import { reviewQueue } from '../matching/reviewQueue.ts'
import { allSamples, drawSample, judge, samplePage, unjudge } from '../matching/samples.ts'

import type { Office } from '../office.ts'
import { pageCandidates } from '../outreach/candidates.ts'
import { caseSummary } from '../outreach/caseSummary.ts'
import { foundUnion } from '../outreach/foundUnion.ts'
import { openCases } from '../outreach/openCases.ts'
import { caseDeeds, takeBackDeed } from '../outreach/takeBackDeed.ts'
import { takeSteps } from '../outreach/takeSteps.ts'
import type { Quality } from '../quality/quality.ts'
import { asOf } from '../records/asOf.ts'
import { listBulkEdits } from '../records/bulk/bulkBook.ts'
import { bulkEdit, bulkPreview, bulkUndo } from '../records/bulk/bulkEdit.ts'
import { getRecordAsOf } from '../records/getRecord.ts'
import { listBin } from '../records/listBin.ts'
import { countRecords, listRecords } from '../records/listRecords.ts'
import { membershipCounts } from '../records/membership/membershipCounts.ts'
import { previewTransfer, transferMembers, undoTransfer } from '../records/membership/transferMembers.ts'
import { findDuplicates } from '../records/merging/findDuplicates.ts'
import { mergeRecords, previewMerge } from '../records/merging/mergeRecords.ts'
import { unmergeRecords } from '../records/merging/unmerge.ts'
import { readyFor } from '../records/readyFor.ts'
import { recordHistory } from '../records/recordHistory.ts'
import { removeRecord, removeRecords, restoreRecord, restoreRecords } from '../records/recycleBin.ts'
import { relatedRecords } from '../records/relatedRecords.ts'
import { revealField } from '../records/reveal.ts'
import { saveMany, takeBack } from '../records/saveMany.ts'
import { checkRecord, createRecord, updateRecord } from '../records/saveRecord.ts'
import { saveSettings, settingHistory } from '../records/saveSettings.ts'
import { findRecords } from '../records/search/findRecords.ts'
import { readSettings } from '../records/settings.ts'
import { listViews, removeView, renameView, restoreView, saveView, setDefaultView, shareView } from '../records/views.ts'
import { allReports, frameOf } from '../reports/buildReport.ts'
import { buildEach } from '../reports/eachPlace.ts'
import { getIssued, issuedState, issueReport, listIssued } from '../reports/issueReport.ts'
import { officeStatus } from '../reports/officeStatus.ts'
import { listOwnReports, ownReportHistory, prepareOwn, previewOwn, removeOwnReport, restoreOwnReport, saveOwnReport } from '../reports/own/ownReports.ts'
import { reportAsOf } from '../reports/reportAsOf.ts'
import { traceFigure } from '../reports/traceFigure.ts'
import { createBackup, listBackups } from '../safekeeping/safekeeping.ts'
import { createImportsRouter, type ImportsDoor } from './importsRouter.ts'
import { refusing, told } from './refusals.ts'

export type CoreRouter = ReturnType<typeof createRouter>

/** Rooms that bring large libraries along are entered when they are first needed: the window opens sooner. */
export function createRouter(office: Office, files: Files, imports: () => Promise<ImportsDoor>) {
  let qualityRoom: Promise<Quality> | undefined
  const quality = () => {
    qualityRoom ??= import('../quality/quality.ts').then(({ createQuality }) => createQuality(office, files))
    return qualityRoom
  }
  const templates = () => import('../exports/templates.ts')
  let closingRoom: Promise<Closing> | undefined
  const closing = () => {
    closingRoom ??= import('../closing/closing.ts').then(({ createClosing }) => createClosing(office))
    return closingRoom
  }
  const os = implement(contract).use(({ next }) => refusing(office.log, next))

  return os.router({
    office: {
      status: os.office.status.handler(() => {
        const [lastBatch = null] = listBatches(office.database.reader, { offset: 0, limit: 1 }).batches
        const [lastBackup = null] = listBackups(office.dataDir)
        const { overdue, dueSoon, unanswered } = caseSummary(office)
        return officeStatus(office, { cases: { overdue, dueSoon, unanswered }, lastBatch, lastBackup })
      }),
      codes: os.office.codes.handler(() => ({ codes: office.codes, regions: office.regions().entries })),
      startDemo: os.office.startDemo.handler(async function* ({ input, signal }) {
        yield* told(office.log, async () => (await import('../demo/startDemo.ts')).startDemo(office, input, signal))
      }),
    },
    dashboard: {
      figures: os.dashboard.figures.handler(() => dashboardFigures(office)),
      trend: os.dashboard.trend.handler(() => dashboardTrend(office)),
      counted: os.dashboard.counted.handler(({ input: { asOf: day, ...counted } }) => asOf(office, day, (then) => countedWords(then, counted))),
      map: os.dashboard.map.handler(() => serviceMap(office)),
    },
    records: {
      list: os.records.list.handler(async ({ input }) => {
        await readyFor(office, input)
        return asOf(office, input.asOf, (then) => listRecords(then, input))
      }),
      count: os.records.count.handler(async ({ input }) => {
        await readyFor(office, input)
        return asOf(office, input.asOf, (then) => ({ total: countRecords(then, input) }))
      }),
      find: os.records.find.handler(({ input }) => findRecords(office, input)),
      get: os.records.get.handler(({ input }) => getRecordAsOf(office, input)),
      related: os.records.related.handler(({ input }) => asOf(office, input.asOf, (then) => relatedRecords(then, input))),
      history: os.records.history.handler(({ input }) => recordHistory(office, input)),
      create: os.records.create.handler(({ input }) => createRecord(office, input)),
      update: os.records.update.handler(({ input }) => updateRecord(office, input)),
      saveMany: os.records.saveMany.handler(({ input }) => saveMany(office, input)),
      takeBack: os.records.takeBack.handler(({ input }) => takeBack(office, input)),
      bulkPreview: os.records.bulkPreview.handler(async function* ({ input, signal }) {
        yield* told(office.log, async () => bulkPreview(office, input, signal))
      }),
      bulkEdit: os.records.bulkEdit.handler(async function* ({ input, signal }) {
        yield* told(office.log, async () => bulkEdit(office, input, signal))
      }),
      bulkUndo: os.records.bulkUndo.handler(async function* ({ input, signal }) {
        yield* told(office.log, async () => bulkUndo(office, input, signal))
      }),
      bulkEdits: os.records.bulkEdits.handler(({ input }) => listBulkEdits(office.database.reader, input)),
      remove: os.records.remove.handler(({ input }) => removeRecord(office, input)),
      removeMany: os.records.removeMany.handler(({ input }) => removeRecords(office, input)),
      restoreMany: os.records.restoreMany.handler(({ input }) => restoreRecords(office, input)),
      restore: os.records.restore.handler(({ input }) => restoreRecord(office, input)),
      bin: os.records.bin.handler(({ input }) => listBin(office, input)),
      check: os.records.check.handler(({ input }) => checkRecord(office, input)),
      duplicates: os.records.duplicates.handler(({ input }) => findDuplicates(office, input)),
      mergePreview: os.records.mergePreview.handler(({ input }) => previewMerge(office, input)),
      merge: os.records.merge.handler(({ input }) => mergeRecords(office, input)),
      unmerge: os.records.unmerge.handler(({ input }) => unmergeRecords(office, input)),
      transferPreview: os.records.transferPreview.handler(({ input }) => previewTransfer(office, input)),
      transfer: os.records.transfer.handler(({ input }) => transferMembers(office, input)),
      undoTransfer: os.records.undoTransfer.handler(({ input }) => undoTransfer(office, input)),
      membership: os.records.membership.handler(({ input }) => membershipCounts(office, input)),
      reveal: os.records.reveal.handler(({ input }) => asOf(office, input.asOf, (then) => revealField(then, input))),
      export: os.records.export.handler(async function* ({ input, signal }) {
        yield* told(office.log, async () => (await import('../exports/exportRecords.ts')).exportRecords(office, files, input, signal))
      }),
    },
    views: {
      list: os.views.list.handler(({ input }) => listViews(office, input.register)),
      save: os.views.save.handler(({ input }) => saveView(office, input)),
      rename: os.views.rename.handler(({ input }) => renameView(office, input)),
      share: os.views.share.handler(({ input }) => shareView(office, input)),
      remove: os.views.remove.handler(({ input }) => removeView(office, input)),
      restore: os.views.restore.handler(({ input }) => restoreView(office, input)),
      setDefault: os.views.setDefault.handler(({ input }) => setDefaultView(office, input)),
    },
    outreach: {
      summary: os.outreach.summary.handler(() => caseSummary(office)),
      step: os.outreach.step.handler(({ input }) => takeSteps(office, input)),
      found: os.outreach.found.handler(({ input }) => foundUnion(office, input)),
      candidates: os.outreach.candidates.handler(({ input }) => pageCandidates(office, input)),
      open: os.outreach.open.handler(async function* ({ input, signal }) {
        yield* told(office.log, async () => openCases(office, input, signal))
      }),
      undo: os.outreach.undo.handler(({ input, signal }) => takeBackDeed(office, input, signal)),
      deeds: os.outreach.deeds.handler(({ input }) => caseDeeds(office, input)),
      taskLists: os.outreach.taskLists.handler(async function* ({ input, signal }) {
        yield* told(office.log, async () => (await import('../outreach/taskLists.ts')).taskLists(office, files, input, signal))
      }),
    },
    imports: createImportsRouter(office.log, imports),
    matching: {
      lists: os.matching.lists.handler(() => allLists(office)),
      match: os.matching.match.handler(async function* ({ input, signal }) {
        // It brings the tables of characters along.
        yield* told(office.log, async () => (await import('../matching/matchLists.ts')).matchLists(office, input, signal))
      }),
      rows: os.matching.rows.handler(({ input }) => pageListRows(office, input)),
      compare: os.matching.compare.handler(({ input }) => compareLists(office, input)),
      exportComparison: os.matching.exportComparison.handler(async function* ({ input, signal }) {
        yield* told(office.log, async () => (await import('../exports/exportComparison.ts')).exportComparison(office, files, input, signal))
      }),
      entries: os.matching.entries.handler(({ input }) => pageEntries(office, input)),
    },
    reviews: {
      queue: os.reviews.queue.handler(({ input }) => reviewQueue(office, input)),
      entry: os.reviews.entry.handler(({ input }) => entryMatch(office, input)),
      unitEntries: os.reviews.unitEntries.handler(({ input }) => unitEntries(office, input)),
      decide: os.reviews.decide.handler(({ input }) => decide(office, input)),
      withdraw: os.reviews.withdraw.handler(({ input }) => withdraw(office, input)),
      decisions: os.reviews.decisions.handler(({ input }) => reviewBook(office, input)),
      automatic: os.reviews.automatic.handler(({ input }) => automaticBook(office, input)),
      drawSample: os.reviews.drawSample.handler(({ input }) => drawSample(office, input)),
      samples: os.reviews.samples.handler(() => allSamples(office)),
      sample: os.reviews.sample.handler(({ input }) => samplePage(office, input)),
      judge: os.reviews.judge.handler(({ input }) => judge(office, input)),
      unjudge: os.reviews.unjudge.handler(({ input }) => unjudge(office, input)),
    },
    reports: {
      list: os.reports.list.handler(() => allReports(office)),
      build: os.reports.build.handler(async ({ input, signal }) => {
        await prepareOwn(office, input, signal)
        return reportAsOf(office, input)
      }),
      trace: os.reports.trace.handler(({ input }) => traceFigure(office, input)),
      exportFigure: os.reports.exportFigure.handler(async function* ({ input, signal }) {
        yield* told(office.log, async () => (await import('../exports/exportFigure.ts')).exportFigure(office, files, input, signal))
      }),
      xlsx: os.reports.xlsx.handler(async ({ input }) => (await import('../exports/exportReport.ts')).exportReport(office, files, input)),
      csv: os.reports.csv.handler(async ({ input }) => (await import('../exports/exportReport.ts')).exportReportCsv(office, files, input)),
      docx: os.reports.docx.handler(async ({ input }) => (await import('../exports/exportReport.ts')).exportReportDocx(office, files, input)),
      buildEach: os.reports.buildEach.handler(async function* ({ input, signal }) {
        yield* told(office.log, async () => buildEach(office, input, signal))
      }),
      exportEach: os.reports.exportEach.handler(async function* ({ input, signal }) {
        yield* told(office.log, async () => (await import('../exports/exportEach.ts')).exportEach(office, files, input, signal))
      }),
      issue: os.reports.issue.handler(({ input }) => issueReport(office, input)),
      issued: os.reports.issued.handler(({ input }) => listIssued(office, input)),
      issuedReport: os.reports.issuedReport.handler(({ input }) => getIssued(office.database.reader, input.id)),
      issuedState: os.reports.issuedState.handler(({ input }) => issuedState(office, input)),
    },
    ownReports: {
      list: os.ownReports.list.handler(() => listOwnReports(office.database.reader)),
      save: os.ownReports.save.handler(({ input }) => saveOwnReport(office, input)),
      remove: os.ownReports.remove.handler(({ input }) => removeOwnReport(office, input)),
      restore: os.ownReports.restore.handler(({ input }) => restoreOwnReport(office, input)),
      history: os.ownReports.history.handler(({ input }) => ownReportHistory(office, input)),
      preview: os.ownReports.preview.handler(({ input, signal }) => previewOwn(office, input, frameOf(office, input), signal)),
    },
    close: {
      state: os.close.state.handler(async ({ input }) => (await closing()).state(input.period)),
      imports: os.close.imports.handler(async function* ({ input, signal }) {
        yield* told(office.log, async () => (await closing()).imports(input.period, signal))
      }),
      check: os.close.check.handler(async function* ({ input, signal }) {
        yield* told(office.log, async () => (await closing()).check(input, signal))
      }),
      issue: os.close.issue.handler(async function* ({ input, signal }) {
        yield* told(office.log, async () => (await closing()).issue(input, signal))
      }),
      mark: os.close.mark.handler(async ({ input }) => (await closing()).mark(input)),
      finish: os.close.finish.handler(async ({ input }) => (await closing()).finish(input)),
      reopen: os.close.reopen.handler(async ({ input }) => (await closing()).reopen(input)),
    },
    quality: {
      run: os.quality.run.handler(async function* ({ input, signal }) {
        yield* told(office.log, async () => (await quality()).run(input, signal))
      }),
      last: os.quality.last.handler(async () => (await qualityRoom)?.last() ?? null),
      findings: os.quality.findings.handler(async ({ input }) => (await quality()).findings(input)),
      setAside: os.quality.setAside.handler(async ({ input }) => {
        ;(await quality()).setAside(input)
        return {}
      }),
      takeBack: os.quality.takeBack.handler(async ({ input }) => {
        ;(await quality()).takeBack(input)
        return {}
      }),
      corrections: os.quality.corrections.handler(async function* ({ input, signal }) {
        yield* told(office.log, async () => (await quality()).corrections(input, signal))
      }),
      export: os.quality.export.handler(async function* ({ input, signal }) {
        yield* told(office.log, async () => (await quality()).export(input, signal))
      }),
    },
    templates: {
      get: os.templates.get.handler(async () => (await templates()).officeTemplate(office.database.reader)),
      file: os.templates.file.handler(async () => (await templates()).templateFile(office, files)),
      put: os.templates.put.handler(async ({ input }) => (await templates()).putTemplate(office, files, input)),
      reset: os.templates.reset.handler(async () => (await templates()).resetTemplate(office)),
      restore: os.templates.restore.handler(async ({ input }) => (await templates()).restoreTemplate(office, input)),
    },
    settings: {
      get: os.settings.get.handler(() => readSettings(office.database.reader)),
      save: os.settings.save.handler(({ input }) => saveSettings(office, input)),
      history: os.settings.history.handler(({ input }) => settingHistory(office, input)),
    },
    safekeeping: {
      backups: os.safekeeping.backups.handler(() => listBackups(office.dataDir)),
      backup: os.safekeeping.backup.handler(() => createBackup(office, 'manual')),
    },
  })
}
