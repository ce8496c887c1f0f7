// The core in a utility process of its own, as the main process sees it. The page's calls do not pass through here: its port leads straight to the core.
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron'
import type { HostContract, InitMessage, ServeMessage, WorkerAnswer } from '#core/api/hostContract.ts'
import { LedgerError } from '#shared/api/errors.ts'
import type { PickedFile } from '#shared/api/host.ts'

export interface CoreProcess {
  /** A new port to the contract, for one page. */
  openPort(): MessagePortMain
  takeIn(path: string, name: string): Promise<PickedFile>
  locate(fileId: string): Promise<{ path: string; name: string }>
  /** Backs up what has changed and lets the folder go. */
  close(): Promise<void>
  /** Called when the core ends without having been asked. */
  onCrash(listener: (code: number) => void): void
}

export interface CoreProcessOptions {
  readonly dataDir: string
  readonly resourcesDir: string
  /** Folder of the bundled core. */
  readonly programs: string
}

/** @throws LedgerError as createCore does */
export async function startCore({ programs, ...init }: CoreProcessOptions): Promise<CoreProcess> {
  const child = utilityProcess.fork(join(programs, 'worker.js'), [], { serviceName: '工会台账', stdio: 'inherit' })
  await started(child, { type: 'init', ...init })
  const hostPort = openDoor(child, 'host')
  const host: ContractRouterClient<HostContract> = createORPCClient(new RPCLink({ port: hostPort }))
  hostPort.start()

  let closing: Promise<void> | undefined
  async function close(): Promise<void> {
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    await host.close()
    await gone
  }
  return {
    openPort: () => openDoor(child, 'contract'),
    takeIn: (path, name) => host.takeIn({ path, name }),
    locate: (fileId) => host.locate({ fileId }),
    close() {
      closing ??= close()
      return closing
    },
    onCrash(listener) {
      child.on('exit', (code) => {
        if (!closing) listener(code)
      })
    },
  }
}

function started(child: UtilityProcess, init: InitMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number) => reject(new Error(`the core ended with ${code} before it was ready`))
    child.once('exit', onExit)
    child.once('message', (answer: WorkerAnswer) => {
      child.removeListener('exit', onExit)
      if (answer.type === 'ready') resolve()
      else reject(new LedgerError(answer.data.code, answer.data.params))
    })
    child.postMessage(init)
  })
}

/** The core's end goes to the core, ours is given back. */
function openDoor(child: UtilityProcess, door: ServeMessage['door']): MessagePortMain {
  const { port1, port2 } = new MessageChannelMain()
  child.postMessage({ type: 'serve', door } satisfies ServeMessage, [port2])
  return port1
}
