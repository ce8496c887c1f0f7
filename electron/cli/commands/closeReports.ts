// What `close` does with the reports of a quarter: counted and checked, issued, and printed as one set.
import { mkdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Core } from '#core/core.ts'
import type { CheckedReport, CloseChecked, IssuedItem } from '#shared/api/closeTypes.ts'
import { LedgerError } from '#shared/api/errors.ts'
import { qualityReport } from '#shared/reports/dataQuality.ts'
import { differenceText } from '#shared/reports/differences.ts'
import { fileTitle } from '#shared/reports/fileTitle.ts'
import { officeName, type PaperOptions, paperTitle } from '#shared/reports/paper.ts'
import type { PrintedReport } from '#shared/reports/renderHtml.ts'
import { printReports } from '../../web/printReports.ts'
import { type Print, withPrinter } from '../../web/withPrinter.ts'
import { type CommandContext, done, someRejected } from '../command.ts'
import { lastEvent } from '../lastEvent.ts'
import { table } from '../table.ts'
import { writeOut } from '../writeOut.ts'

/** Every report of the quarter as it would be today. Report L tells what a run of the checks found: where none is kept, there is one first. @throws LedgerError period-to-come, cancelled */
export async function counted({ signal, progress }: CommandContext, core: Core, period: string): Promise<CloseChecked> {
  const count = async () => (await lastEvent(await core.call.close.check({ period }, { signal }), progress)).checked
  const first = await count()
  const unknown = first.reports.some(({ report, failing }) => report === qualityReport.id && failing.some(({ code }) => code === 'checked'))
  if (!unknown) return first
  await lastEvent(await core.call.quality.run({}, { signal }), progress)
  return count()
}

export async function checkReports(context: CommandContext, period: string): Promise<number> {
  const { say } = context
  const checked = await counted(context, await context.office(), period)
  const failing = checked.reports.filter((report) => report.failing.length > 0)
  context.answer(checked, () =>
    [
      table(
        [say('报表', 'report'), say('时期', 'period'), say('勾稽', 'checks'), say('已出具', 'issued'), say('现在的台账', 'ledgers now')],
        checked.reports.map((report) => [
          `${report.report} ${report.title}`,
          report.period,
          report.failing.length === 0 ? say('相符', 'hold') : say(`${report.failing.length} 处不符`, `${report.failing.length} fail`),
          report.issued === null
            ? ''
            : say(`第${report.issued.version}版 ${report.issued.issuedOn}`, `version ${report.issued.version}, ${report.issued.issuedOn}`),
          standingText(context, report),
        ]),
      ),
      ...failing.flatMap(({ report, period: of, failing: checks }) => checks.map(({ text, failing: rows }) => `${report} ${of}  ${text}：${rows.join('、')}`)),
      ...checked.reports.flatMap(({ report, period: of, differences }) => differences.map((difference) => `${report} ${of}  ${differenceText(difference)}`)),
    ].join('\n'),
  )
  return failing.length > 0 ? someRejected : done
}

function standingText({ say }: CommandContext, { issued, changes }: CheckedReport): string {
  if (issued === null) return say('还没有出具', 'not issued')
  return changes === 0 ? say('没有不同', 'says the same') : say(`有 ${changes} 处不同`, `${changes} differences`)
}

/** The named ones; else all that are not issued yet or say something else since. @throws LedgerError bad-input, quarter-closed */
export async function issueReports(context: CommandContext, period: string): Promise<number> {
  const { say } = context
  const { report: named, note } = context.options
  const core = await context.office()
  const { at, reports } = await counted(context, core, period)
  const chosen = Array.isArray(named)
    ? named.flatMap((one) => itemsNamed(reports, String(one)))
    : reports.filter(({ issued, changes }) => issued === null || changes > 0)
  const items = chosen.map((one) => ({ report: one.report, period: one.period }))
  const results = items.length === 0 ? [] : await issued()
  context.answer({ results }, () =>
    results.length === 0
      ? say('没有要出具的：各表都已出具，与现在的台账没有不同。', 'Nothing to issue: every report is issued and says what the ledgers say.')
      : results.map((result) => `${result.report} ${result.period}  ${outcomeText(context, result)}`).join('\n'),
  )
  return results.some(({ outcome }) => outcome === 'refused') ? someRejected : done

  async function issued(): Promise<readonly IssuedItem[]> {
    const order = { period, items, seen: at, ...(typeof note === 'string' && { note }) }
    return (await lastEvent(await core.call.close.issue(order, { signal: context.signal }), context.progress)).results
  }
}

/** A, or B/2019-01: a monthly report stands in the set once for each month. */
function itemsNamed(reports: readonly CheckedReport[], named: string): readonly CheckedReport[] {
  const [id, month] = named.split('/')
  const found = reports.filter(({ report, period }) => report === id && (month === undefined || period === month))
  if (found.length === 0) throw new LedgerError('bad-input', { field: '--report', value: named })
  return found
}

function outcomeText({ say }: CommandContext, { outcome, issued, changes, reason }: IssuedItem): string {
  if (outcome === 'refused') return say(`没有出具：${reason}`, `refused: ${reason}`)
  if (outcome === 'same') return say(`与第${issued?.version}版没有不同`, `says what version ${issued?.version} says`)
  return say(`已出具第${issued?.version}版${changes > 0 ? `，与上一版有 ${changes} 处不同` : ''}`, `issued as version ${issued?.version}`)
}

interface SetOrder {
  readonly period: string
  /** FILE.pdf: all in one; else a folder with a file for each. */
  readonly out: string
  readonly size: PaperOptions['size']
}

/** The newest versions of the quarter. That they were printed is written down, as it is on the screen. @throws LedgerError bad-input, nothing-issued, browser-missing, folder-not-writable, disk-full, cancelled */
export async function printSet(context: CommandContext, { period, out, size }: SetOrder): Promise<number> {
  const { say, signal, progress } = context
  // Nobody means a folder by that.
  if (/\.(xlsx|csv|docx|html|json|zip)$/i.test(out)) throw new LedgerError('bad-input', { field: '--out', value: out })
  const core = await context.office()
  const state = await core.call.close.state({ period })
  const issued = state.items.flatMap((item) => item.issued ?? [])
  if (issued.length === 0) throw new LedgerError('nothing-issued', { period: state.period.label })
  const printed: PrintedReport[] = []
  for (const { id } of issued) {
    const { info, report } = await core.call.reports.issuedReport({ id })
    printed.push({ report, paper: { office: officeName(report.scope.name), size, issued: info } })
  }
  const asOne = extname(out).toLowerCase() === '.pdf'
  if (!asOne) await folderFor(out)
  const files = await withPrinter({ signal }, print)
  if (state.marks.close?.done !== true) await core.call.close.mark({ period, step: 'print', done: true })
  context.answer({ period: state.period.id, out: files, reports: issued.map(({ report, period: of, version }) => ({ report, period: of, version })) }, () =>
    [say(`已生成 ${printed.length} 张表：`, `${printed.length} reports:`), ...files.map((file) => `  ${file}`)].join('\n'),
  )
  return done

  async function print(onPaper: Print): Promise<readonly string[]> {
    if (asOne) return [await writeOut(await printReports(printed, onPaper), out)]
    const written: string[] = []
    for (const [index, one] of printed.entries()) {
      const name = `${one.report.id} ${fileTitle(paperTitle(one.report))}_${one.report.period}_第${issued[index]?.version}版.pdf`
      progress.show({ type: 'progress', phase: 'generating', subject: name, done: index, total: printed.length })
      written.push(await writeOut(await printReports([one], onPaper), join(out, name)))
    }
    return written
  }
}

async function folderFor(out: string): Promise<void> {
  try {
    await mkdir(out, { recursive: true })
  } catch (cause) {
    throw new LedgerError('folder-not-writable', { path: out }, { cause })
  }
}
