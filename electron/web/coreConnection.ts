// The core in a worker thread, as the web host sees it: the contract's client, and the few things that pass beside it because they carry paths.
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#shared/api/contract.ts'
import type { PickedFile } from '#shared/api/host.ts'

export interface CoreConnection {
  readonly client: ContractRouterClient<Contract>
  /** Copies a file into the core's care under an opaque id. @throws LedgerError file-unreadable */
  takeIn(path: string, name: string): Promise<PickedFile>
  /** Where a file that the core wrote stands on disk. @throws LedgerError file-missing */
  locate(fileId: string): Promise<{ path: string; name: string }>
  /** Backs up, lets the folder go and ends the worker. */
  close(): Promise<void>
  /** Called when the worker ends without having been asked. */
  onCrash(listener: (cause: Error) => void): void
}
