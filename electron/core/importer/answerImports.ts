// The importer's end of the wire: an office of its own over the same file, and the contract's `imports` on a port.
import { parentPort } from 'node:worker_threads'
import { RPCHandler } from '@orpc/server/message-port'
import { createImportsRouter } from '../api/importsRouter.ts'
import { joinDatabase } from '../database/openDatabase.ts'
import { joinFiles } from '../files/files.ts'
import { createImports } from '../imports/imports.ts'
import { makeOffice } from '../makeOffice.ts'
import { systemClock } from '../systemClock.ts'
import type { ImporterNews, ImporterStart } from './importerMessages.ts'

export async function answerImports({ port, penMemory, ...parts }: ImporterStart): Promise<void> {
  const logGrown = () => parentPort?.postMessage('log-grown' satisfies ImporterNews)
  const office = makeOffice({ ...parts, clock: systemClock, database: await joinDatabase(parts.dataDir, penMemory, logGrown) })
  const imports = createImports(office, joinFiles(parts.dataDir))
  new RPCHandler(createImportsRouter(office.log, async () => imports)).upgrade(port, { context: {} })
  port.start()
}
