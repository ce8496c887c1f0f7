// The program around the page: the desktop's preload where there is one, otherwise a browser talking to the web host.
import type { DroppedFile, Host, OutputFile, PickedFile } from '#shared/api/host.ts'
import './desktop.ts'
import { HostRefusal } from './refusal.ts'

async function refuse(response: Response): Promise<never> {
  const body: unknown = await response.json().catch(() => null)
  throw new HostRefusal(body, response.status)
}

async function upload(file: DroppedFile): Promise<PickedFile> {
  const response = await fetch('/files', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
    body: await file.arrayBuffer(),
  })
  if (!response.ok) return refuse(response)
  return (await response.json()) as PickedFile
}

async function uploadAll(files: readonly DroppedFile[]): Promise<PickedFile[]> {
  const taken: PickedFile[] = []
  for (const file of files) taken.push(await upload(file))
  return taken
}

function chooseFiles(): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = true
    input.accept = '.xlsx,.xls,.xlsm,.xlsb,.et,.ods,.csv,.txt,.xml,.html,.htm,.docx'
    input.hidden = true
    document.body.append(input)
    const finish = (files: File[]) => {
      input.remove()
      resolve(files)
    }
    input.addEventListener('change', () => finish([...(input.files ?? [])]))
    input.addEventListener('cancel', () => finish([]))
    input.click()
  })
}

function download(href: string, name: string): void {
  const link = document.createElement('a')
  link.href = href
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
}

async function saveFile(file: OutputFile): Promise<{ saved: boolean }> {
  download(`/files/${encodeURIComponent(file.fileId)}`, file.name)
  return { saved: true }
}

function printInFrame(html: string): Promise<void> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe')
    frame.title = '打印'
    frame.setAttribute('sandbox', 'allow-same-origin allow-modals')
    frame.className = 'print-frame'
    frame.srcdoc = html
    frame.addEventListener('load', () => {
      const page = frame.contentWindow
      page?.addEventListener('afterprint', () => frame.remove())
      page?.print()
      resolve()
    })
    document.body.append(frame)
  })
}

const printing = new Map<string, AbortController>()

/** Cutting the connection is what ends the printing, so a tab that is closed ends it, too. */
async function savePdf(html: string, name: string, job: string): Promise<{ saved: boolean }> {
  const stop = new AbortController()
  printing.set(job, stop)
  try {
    const response = await fetch('/pdf', {
      method: 'POST',
      headers: { 'content-type': 'text/html; charset=utf-8', 'x-file-name': encodeURIComponent(name) },
      body: html,
      signal: stop.signal,
    })
    if (!response.ok) return await refuse(response)
    const url = URL.createObjectURL(await response.blob())
    download(url, name)
    window.setTimeout(() => URL.revokeObjectURL(url), 60_000)
    return { saved: true }
  } finally {
    printing.delete(job)
  }
}

const webHost: Host = {
  pickFiles: async () => uploadAll(await chooseFiles()),
  takeFiles: uploadAll,
  saveFile,
  print: printInFrame,
  savePdf,
  stopPdf: async (job) => printing.get(job)?.abort(),
  about: async () => ({ product: '工会台账', version: '', host: 'web' }),
}

export function currentHost(): Host {
  return window.unionLedgerHost ?? webHost
}
