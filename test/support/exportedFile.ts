// A list as a file, waited for: the contract tells how far it is until it is written.
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#shared/api/contract.ts'
import type { RecordExportEvent } from '#shared/api/recordTypes.ts'

type Call = Pick<ContractRouterClient<Contract>, 'records'>

/** @throws what the call or its stream throws */
export async function exportedFile(
  call: Call,
  query: Parameters<Call['records']['export']>[0],
): Promise<Extract<RecordExportEvent, { type: 'written' }>['file']> {
  for await (const event of await call.records.export(query)) if (event.type === 'written') return event.file
  throw new Error('the export ended without a file')
}
