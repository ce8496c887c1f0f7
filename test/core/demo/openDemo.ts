// The demo office as a clerk has it, through the core, and its file seen from outside by SQL.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { type Core, createCore } from '#core/core.ts'
import { resourcesDir } from '#test/support/office.ts'
import { type DemoMembers, layDemo } from './layDemo.ts'

type Row = Readonly<Record<string, string | number | null>>

export interface OpenDemo {
  readonly core: Core
  one(sql: string, ...values: unknown[]): string | number | null
  rows(sql: string, ...values: unknown[]): Row[]
  /** Of very many. */
  each(sql: string): Iterable<Row>
  close(): Promise<void>
}

/** @param members how many of its members are records; absent: those of whom the product makes records by itself */
export async function openDemo(members: DemoMembers = 'sample'): Promise<OpenDemo> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-open-demo-'))
  const dataDir = join(folder, 'data')
  await layDemo(dataDir, members)
  const core = await createCore({ dataDir, resourcesDir, by: '测试员', create: false })
  const file = new SQLite(join(dataDir, 'office.sqlite'), { readonly: true })
  return {
    core,
    one: (sql, ...values) =>
      file
        .prepare(sql)
        .pluck()
        .get(...values) as string | number | null,
    rows: (sql, ...values) => file.prepare(sql).all(...values) as Row[],
    each: (sql) => file.prepare(sql).iterate() as Iterable<Row>,
    async close() {
      file.close()
      await core.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
