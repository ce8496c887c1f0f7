// What the page may ask of the desktop: Host, one ipc channel each, answered only to the window's own page.
import { randomUUID } from 'node:crypto'
import { copyFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { app, type BrowserWindow, dialog, type IpcMain, type IpcMainInvokeEvent } from 'electron'
import { z } from 'zod'
import { LedgerError } from '#shared/api/errors.ts'
import type { Host, PickedFile } from '#shared/api/host.ts'
import { errorDataOf } from '../sayError.ts'
import { channels, type Reply } from './channels.ts'
import type { CoreProcess } from './coreProcess.ts'
import { printDocument, printDocumentToPdf } from './printing.ts'
import { isOwnSender } from './security.ts'

export interface HostCallsOptions {
  readonly window: BrowserWindow
  readonly core: CoreProcess
  readonly report: (cause: unknown) => string
}

/** Names of ledgers that the importer can read; content decides, so everything else may be chosen too. */
const ledgerFilters = [
  { name: '台账文件', extensions: ['xlsx', 'xls', 'xlsm', 'xlsb', 'et', 'ods', 'csv', 'txt', 'xml', 'html', 'htm'] },
  { name: '所有文件', extensions: ['*'] },
]

const text = z.string().max(64 * 1024 * 1024)
const name = z.string().min(1).max(255)
const jobName = z.string().min(1).max(100)
const outputFile = z.object({ fileId: z.string().max(100), name })
const takenFiles = z.array(z.union([z.object({ name, path: z.string().min(1) }), z.object({ name, bytes: z.instanceof(ArrayBuffer) })])).max(100)

/** @returns a function that stops answering. */
export function answerHostCalls(ipc: IpcMain, { window, core, report }: HostCallsOptions): () => void {
  /** PDFs under way, by the page's names for them. */
  const printing = new Map<string, AbortController>()
  const calls: Readonly<Record<string, (...parameters: unknown[]) => Promise<unknown>>> = {
    [channels.pickFiles]: async (): ReturnType<Host['pickFiles']> => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: '选择台账文件',
        properties: ['openFile', 'multiSelections'],
        filters: ledgerFilters,
      })
      return canceled ? [] : takeAll(filePaths.map((path) => ({ path, name: basename(path) })))
    },
    [channels.takeFiles]: async (files): ReturnType<Host['takeFiles']> => {
      const taken: PickedFile[] = []
      for (const file of takenFiles.parse(files)) taken.push('path' in file ? await core.takeIn(file.path, file.name) : await takeBytes(file))
      return taken
    },
    [channels.saveFile]: async (file): ReturnType<Host['saveFile']> => {
      const { fileId, name: suggested } = outputFile.parse(file)
      const { path } = await core.locate(fileId)
      return saveAs(suggested, (target) => copyFile(path, target))
    },
    [channels.print]: async (html) => printDocument(text.parse(html)),
    [channels.savePdf]: async (html, suggested, job): ReturnType<Host['savePdf']> => {
      const [document, fileName, key] = [text.parse(html), name.parse(suggested), jobName.parse(job)]
      const stop = new AbortController()
      printing.set(key, stop)
      try {
        return await saveAs(fileName, async (target) => writeFile(target, await printDocumentToPdf(document, stop.signal)))
      } finally {
        printing.delete(key)
      }
    },
    [channels.stopPdf]: async (job): ReturnType<Host['stopPdf']> => printing.get(jobName.parse(job))?.abort(),
    [channels.about]: async (): ReturnType<Host['about']> => ({ product: '工会台账', version: app.getVersion(), host: 'desktop' }),
  }

  async function takeAll(files: readonly { path: string; name: string }[]): Promise<PickedFile[]> {
    const taken: PickedFile[] = []
    for (const file of files) taken.push(await core.takeIn(file.path, file.name))
    return taken
  }

  async function takeBytes(file: { name: string; bytes: ArrayBuffer }): Promise<PickedFile> {
    const path = join(app.getPath('temp'), `union-ledger-${randomUUID()}`)
    try {
      await writeFile(path, Buffer.from(file.bytes), { mode: 0o600 })
      return await core.takeIn(path, file.name)
    } finally {
      await rm(path, { force: true })
    }
  }

  async function saveAs(suggested: string, write: (path: string) => Promise<void>): Promise<{ saved: boolean }> {
    const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: join(app.getPath('documents'), basename(suggested)) })
    if (canceled || !filePath) return { saved: false }
    try {
      await write(filePath)
    } catch (cause) {
      // A file that could not be written, and not, say, a document that could not be printed.
      if (cause instanceof Error && 'syscall' in cause) throw new LedgerError('folder-not-writable', { path: basename(filePath) }, { cause })
      throw cause
    }
    return { saved: true }
  }

  // A page that is gone waits for nothing; a hidden window that still prints would keep the program from ending.
  const stopAll = () => {
    for (const stop of printing.values()) stop.abort()
  }
  window.on('closed', stopAll)
  window.webContents.on('render-process-gone', stopAll)
  window.webContents.on('did-navigate', stopAll)

  for (const [channel, call] of Object.entries(calls)) {
    ipc.handle(channel, async (event: IpcMainInvokeEvent, ...parameters: unknown[]): Promise<Reply<unknown>> => {
      if (!isOwnSender(event, window.webContents)) throw new Error('refused')
      try {
        return { ok: true, value: await call(...parameters) }
      } catch (cause) {
        const known = cause instanceof z.ZodError ? errorDataOf(new LedgerError('bad-input')) : errorDataOf(cause)
        return { ok: false, error: known ?? { code: 'internal', params: {}, reference: report(cause) } }
      }
    })
  }
  return () => {
    for (const channel of Object.keys(calls)) ipc.removeHandler(channel)
  }
}
