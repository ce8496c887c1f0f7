import SQLite from 'better-sqlite3'
import type { Demo } from './demoOffice.ts'
import { type Comparison, compare } from './measure.ts'

/** Report A against reading every row of the tables that it reads, once, in SQLite itself. */
export async function benchReport(demo: Demo): Promise<Comparison> {
  const db = new SQLite(demo.file, { readonly: true })
  const scans = ['trade_union', 'union_unit', 'unit'].map((table) => {
    const columns = (db.prepare(`SELECT name FROM pragma_table_info(?)`).all(table) as { name: string }[]).map(({ name }) => `count(${name})`)
    return db.prepare(`SELECT ${columns.join(', ')} FROM ${table} NOT INDEXED`)
  })
  try {
    return await compare(
      'report A, 2018Q4, on the demo office',
      'one full scan of trade_union, union_unit and unit',
      20,
      () => demo.core.call.reports.build({ report: 'A', period: '2018Q4' }),
      () => scans.map((scan) => scan.get()),
    )
  } finally {
    db.close()
  }
}
