// Every report of an office whose million members are records, beside one bare scan of the rows that it has to read; then the whole set of a quarter, printed, and what it makes others wait.
import SQLite from 'better-sqlite3'
import { printPdf } from '#electron/web/printPdf.ts'
import { officeName } from '#shared/reports/paper.ts'
import { renderReportHtml } from '#shared/reports/renderHtml.ts'
import { type Demo, openDemo } from './demoOffice.ts'
import { compare, show } from './measure.ts'
import { waitsMeanwhile } from './waitsMeanwhile.ts'

const ROUNDS = 7
/** Of the quarter that the demo office has just closed, its last month and its year. */
const periods = { month: '2019-03', quarter: '2019Q1', year: '2019' } as const
/** Either is enough: times the bare scan, or milliseconds. */
const promised = { ratio: 1.5, milliseconds: 100 }

/** What a report cannot be made without: tables whose rows it reads, with all their columns, or only some rows. A report without an entry is a mistake. */
const rowsRead: Readonly<Record<string, readonly (string | readonly [table: string, rows: string])[]>> = {
  A: ['trade_union', 'union_unit', 'unit'],
  B: ['outreach_case', 'unit', 'trade_union'],
  C: ['trade_union', 'year_target'],
  D: [['member', 'occupation_group IS NOT NULL'], 'membership_event', 'trade_union'],
  E: ['trade_union'],
  F: ['cadre', 'social_worker', 'trade_union', 'region'],
  G: ['centre', 'centre_rating', 'activity', 'trade_union', 'region'],
  H: ['pilot', 'inspection', 'cadre', 'centre', 'brand_project', 'trade_union'],
  I: ['practical_thing', 'service_item', 'service_demand', 'trade_union'],
  J: ['task', 'task_progress', 'appraisal'],
  K: ['honouree', 'studio', 'challenge', 'activity', 'unit'],
  L: ['quality_run', 'quality_count'],
}

export async function benchReports(): Promise<void> {
  const demo = await openDemo('all')
  try {
    const from = performance.now()
    for await (const event of await demo.core.call.quality.run({})) if (event.type === 'summary') break
    console.log(`checked for report L in ${seconds(from)}`)
    const list = (await demo.core.call.reports.list()).filter(({ own }) => !own)
    for (const report of list) await beside(demo, report)
    await wholeSet(demo, list)
  } finally {
    await demo.close()
  }
}

type Listed = Pick<Awaited<ReturnType<Demo['core']['call']['reports']['list']>>[number], 'id' | 'title' | 'rhythm'>

async function beside(demo: Demo, { id, title, rhythm }: Listed): Promise<void> {
  const db = new SQLite(demo.file, { readonly: true })
  try {
    const read = rowsRead[id]
    if (!read) throw new Error(`nobody has said what report ${id} has to read`)
    const scans = read.map((one) => scanOf(db, ...(typeof one === 'string' ? ([one, 'true'] as const) : one)))
    const tables = read.map((one) => (typeof one === 'string' ? one : `${one[0]} with ${one[1]}`)).join(', ')
    const build = () => demo.core.call.reports.build({ report: id, period: periods[rhythm] })
    const comparison = await compare(`report ${id} ${title}, ${periods[rhythm]}`, `one scan of ${tables}`, ROUNDS, build, () => scans.map((scan) => scan.get()))
    show(comparison)
    const [ours, bare] = [middle(comparison.product), middle(comparison.bare)]
    const isKept = ours <= promised.ratio * bare || ours <= promised.milliseconds
    console.log(
      `  ${(ours / bare).toFixed(2)} times the scan of at most ${promised.ratio}, or at most ${promised.milliseconds} ms: ${isKept ? 'kept' : 'NOT KEPT'}`,
    )
  } finally {
    db.close()
  }
}

/** Every column of every row, by no index. */
function scanOf(db: SQLite.Database, table: string, rows: string): SQLite.Statement {
  const columns = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[]
  return db.prepare(`SELECT ${columns.map((name) => `count("${name}")`).join(', ')} FROM ${table} NOT INDEXED WHERE ${rows}`)
}

/** As they are handed to the chair: each made, drawn and printed. */
async function wholeSet({ core }: Demo, list: readonly Listed[]): Promise<void> {
  const from = performance.now()
  let built = 0
  let pages = 0
  const { waits } = await waitsMeanwhile(
    () => core.call.records.list({ register: 'region', limit: 50 }),
    async () => {
      for (const { id, rhythm } of list) {
        const begun = performance.now()
        const report = await core.call.reports.build({ report: id, period: periods[rhythm] })
        const html = renderReportHtml(report, { office: officeName(report.scope.name) })
        built += performance.now() - begun
        pages += pagesOf(await printPdf(html))
      }
    },
  )
  console.log(
    `the whole set, ${list.length} reports on ${pages} pages of PDF: ${seconds(from)}, of which ${(built / 1000).toFixed(1)} s to count and draw them\n` +
      `  other calls waited ${waits.wait.toFixed(0)} ms at most (a bare timer ${waits.timer.toFixed(0)} ms)`,
  )
}

function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function seconds(from: number): string {
  return `${((performance.now() - from) / 1000).toFixed(1)} s`
}
