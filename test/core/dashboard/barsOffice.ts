// The dashboard over an office that a test filled: as the page has it, through the core's calls, each bar with the list at its own address.
import { rmSync } from 'node:fs'
import { type Core, createCore } from '#core/core.ts'
import type { ListQueryInput } from '#shared/api/recordsContract.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { ReportOffice } from '#test/core/reports/reportOffice.ts'
import { listInput, readListState } from '../../../renderer/components/listUrl.ts'

export interface BarsOffice {
  readonly core: Core
  /** How many records the list at an address of the page has. */
  lengthOf(path: string): Promise<number>
  /** What one of its fields comes to. */
  sumOf(path: string, field: string): Promise<number>
  close(): Promise<void>
}

/** @param filled is closed; its file is what the core opens */
export async function openBars(filled: ReportOffice): Promise<BarsOffice> {
  filled.database.close()
  const { folder, dataDir, resourcesDir, clock, by } = filled
  const core = await createCore({ dataDir, resourcesDir, clock, by, create: false })
  return {
    core,
    lengthOf: async (path) => (await core.call.records.count(queryAt(path))).total,
    sumOf: async (path, field) => {
      const { records } = await core.call.records.list(queryAt(path))
      return records.reduce((sum, record) => sum + Number(record[field] ?? 0), 0)
    },
    async close() {
      await core.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What the page asks of the core at an address. */
function queryAt(path: string): ListQueryInput {
  const [address = '', query = ''] = path.split('?')
  return listInput(address.replace('/r/', '') as RegisterId, readListState(new URLSearchParams(query)))
}
