// Every report of an office whose million members are records, one of the office's own and the records behind some figures, each beside one bare scan of the rows that it has to read; then the
// whole set of a quarter, printed, and what it makes others wait.
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
type Rows = readonly (string | readonly [table: string, rows: string])[]
const rowsRead: Readonly<Record<string, Rows>> = {
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

/** Of one figure as of the other: asked by turns, since the records of the last figure are kept until somebody writes. */
const tracedColumns: Readonly<Record<string, { readonly columns: readonly [string, string]; readonly rows: Rows }>> = {
  A: { columns: ['members', 'employees'], rows: ['trade_union'] },
  D: { columns: ['合计/会员', '合计/工会'], rows: rowsRead.D ?? [] },
  E: { columns: ['later', 'withTerm'], rows: ['trade_union'] },
  F: { columns: ['posts', 'chairsPartTime'], rows: ['cadre', 'trade_union'] },
}

/** @param members how many of the demo office are on record */
export async function benchReports(members: 'none' | 'sample' | 'all' = 'all'): Promise<void> {
  const demo = await openDemo(members)
  try {
    const from = performance.now()
    for await (const event of await demo.core.call.quality.run({})) if (event.type === 'summary') break
    console.log(`checked for report L in ${seconds(from)}`)
    const list = (await demo.core.call.reports.list()).filter(({ own }) => !own)
    for (const { id, title, rhythm } of list) {
      const read = rowsRead[id]
      if (!read) throw new Error(`nobody has said what report ${id} has to read`)
      await beside(demo, `report ${id} ${title}, ${periods[rhythm]}`, read, () => demo.core.call.reports.build({ report: id, period: periods[rhythm] }))
    }
    await ownReport(demo)
    for (const { id, rhythm } of list) await firstPage(demo, id, periods[rhythm])
    if (members === 'all') await wholeSet(demo, list)
  } finally {
    await demo.close()
  }
}

type Listed = Pick<Awaited<ReturnType<Demo['core']['call']['reports']['list']>>[number], 'id' | 'title' | 'rhythm'>

async function beside(demo: Demo, what: string, read: Rows, ours: () => unknown): Promise<void> {
  const db = new SQLite(demo.file, { readonly: true })
  try {
    const scans = read.map((one) => scanOf(db, ...(typeof one === 'string' ? ([one, 'true'] as const) : one)))
    const tables = read.map((one) => (typeof one === 'string' ? one : `${one[0]} with ${one[1]}`)).join(', ')
    const comparison = await compare(what, `one scan of ${tables}`, ROUNDS, ours, () => scans.map((scan) => scan.get()))
    show(comparison)
    const [product, bare] = [middle(comparison.product), middle(comparison.bare)]
    const isKept = product <= promised.ratio * bare || product <= promised.milliseconds
    console.log(
      `  ${(product / bare).toFixed(2)} times the scan of at most ${promised.ratio}, or at most ${promised.milliseconds} ms: ${isKept ? 'kept' : 'NOT KEPT'}`,
    )
  } finally {
    db.close()
  }
}

/** Of another quarter each time: counts of a large register are kept until somebody writes. */
async function ownReport(demo: Demo): Promise<void> {
  let quarter = 2019 * 4
  await beside(demo, 'a report of its own, members by county', ['member', 'trade_union'], () => {
    quarter -= 1
    const period = `${Math.floor(quarter / 4)}Q${(quarter % 4) + 1}`
    return demo.core.call.ownReports.preview({
      name: '会员分布',
      definition: { shape: 'groups', register: 'member', rhythm: 'quarter', groupBy: 'place', measures: [{ kind: 'count' }] },
      period,
    })
  })
}

async function firstPage(demo: Demo, report: string, period: string): Promise<void> {
  const traced = tracedColumns[report]
  if (!traced) return
  let turn = 0
  const page = () => {
    turn += 1
    return demo.core.call.reports.trace({ report, period, row: 'total', column: traced.columns[turn % 2] as string, offset: 0, limit: 50 })
  }
  const { total } = await page()
  const [one, other] = traced.columns
  await beside(demo, `first page of the records behind ${one} and ${other} of report ${report}, ${total} of the latter`, traced.rows, page)
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
