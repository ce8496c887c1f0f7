// The one opening between the page and the desktop: the Host's methods and the port to the core. Bundled as CommonJS for the sandbox.
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { type DroppedFile, type Host, portMessages } from '#shared/api/host.ts'
import { channels, type Reply, type TakenFile } from './desktop/channels.ts'

async function ask<T>(channel: string, ...parameters: unknown[]): Promise<T> {
  const reply = (await ipcRenderer.invoke(channel, ...parameters)) as Reply<T>
  // A plain object, not an Error: the bridge to the page would keep only an Error's message.
  if (!reply.ok) throw reply.error
  return reply.value
}

async function take(file: DroppedFile): Promise<TakenFile> {
  const path = file instanceof File ? webUtils.getPathForFile(file) : ''
  return path ? { name: file.name, path } : { name: file.name, bytes: await file.arrayBuffer() }
}

const host: Host = {
  pickFiles: () => ask(channels.pickFiles),
  takeFiles: async (files) => ask(channels.takeFiles, await Promise.all(files.map(take))),
  saveFile: (file) => ask(channels.saveFile, file),
  print: (html) => ask(channels.print, html),
  savePdf: (html, name, job) => ask(channels.savePdf, html, name, job),
  stopPdf: (job) => ask(channels.stopPdf, job),
  about: () => ask(channels.about),
}

contextBridge.exposeInMainWorld('unionLedgerHost', host)

// A MessagePort cannot cross the bridge; it travels by postMessage from this world to the page's.
window.addEventListener('message', (event) => {
  if (event.source === window && event.data?.type === portMessages.wanted) ipcRenderer.send(channels.port)
})
ipcRenderer.on(channels.port, (event) => {
  const port = event.ports[0]
  if (port) window.postMessage({ type: portMessages.offered }, window.location.origin, [port])
})
