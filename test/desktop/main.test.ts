// The desktop's main process with a double of electron and a real core behind it.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { channels, type Reply } from '#electron/desktop/channels.ts'
import { startDesktop } from '#electron/desktop/desktop.ts'
import { claimScheme } from '#electron/desktop/page.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { PickedFile } from '#shared/api/host.ts'
import { app, type BrowserWindow, dialog, ipcMain, seen } from '#test/support/electronDouble.ts'
import { exportedFile } from '#test/support/exportedFile.ts'
import { root } from '#test/support/sources.ts'

vi.mock('electron', () => import('#test/support/electronDouble.ts'))

const folder = mkdtempSync(join(tmpdir(), 'ledger-desktop-'))
const build = join(folder, 'build')
const dataDir = join(folder, 'data')
let window: BrowserWindow

beforeAll(async () => {
  mkdirSync(join(build, 'renderer'), { recursive: true })
  writeFileSync(join(build, 'renderer', 'index.html'), '<div id="root"></div>')
  claimScheme()
  window = (await startDesktop({ build, resourcesDir: join(root, 'resources'), dataDir })) as unknown as BrowserWindow
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const pageFrame = { parent: null, url: 'ledger://app/index.html#/' }
async function ask<T>(channel: string, ...parameters: unknown[]): Promise<T> {
  const reply = (await ipcMain.handlers.get(channel)?.({ sender: window.webContents, senderFrame: pageFrame }, ...parameters)) as Reply<T>
  if (!reply.ok) throw reply.error
  return reply.value
}

function pageClient(): ContractRouterClient<Contract> {
  ipcMain.emit(channels.port, { sender: window.webContents, senderFrame: pageFrame })
  const port = seen.sent.at(-1)?.ports[0]?.inner
  if (!port) throw new Error('no port was sent')
  port.start()
  return createORPCClient(new RPCLink({ port: port as unknown as MessagePort }))
}

describe('the window', () => {
  test('is isolated, sandboxed, without Node, and fits a 1366×768 screen', () => {
    expect(window.options.webPreferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false })
    expect(window.options).toMatchObject({ width: 1366, height: 728 })
    expect(window.url).toBe('ledger://app/index.html')
  })

  test('gets its page with the strict content policy, and nothing else of the disk', async () => {
    await vi.waitFor(() => expect(window.loaded).toBeDefined())
    expect(window.loaded?.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await window.loaded?.text()).toContain('id="root"')
    const serve = seen.schemes.get('ledger')
    expect((await serve?.(new Request('ledger://app/%2e%2e%2f%2e%2e%2fdata%2foffice.sqlite')))?.status).toBe(404)
    expect((await serve?.(new Request('ledger://elsewhere/index.html')))?.status).toBe(404)
  })

  test('cannot be led elsewhere, opens no other and is given no permission', () => {
    for (const event of ['will-navigate', 'will-redirect', 'will-attach-webview']) {
      const preventDefault = vi.fn()
      window.webContents.emit(event, { preventDefault })
      expect(preventDefault, event).toHaveBeenCalledOnce()
    }
    expect(window.webContents.openHandler?.({ url: 'https://example.com' })).toEqual({ action: 'deny' })
    const answer = vi.fn()
    seen.permissions.request?.(...([undefined, 'media', answer] as never[]))
    expect(answer).toHaveBeenCalledWith(false)
    expect(seen.permissions.check?.()).toBe(false)
    expect(seen.permissions.device?.()).toBe(false)
  })

  test('has a Chinese menu', () => {
    expect((seen.menus.at(-1) as { label: string }[]).map(({ label }) => label.replace(/\(.*/, ''))).toEqual(['文件', '编辑', '视图', '帮助'])
  })
})

describe('calls from the page', () => {
  test.each([
    ['another frame inside the page', { parent: pageFrame, url: pageFrame.url }],
    ['another address', { parent: null, url: 'https://example.com/' }],
    ['the page to be printed', { parent: null, url: 'ledger://print/1' }],
    ['a frame that is gone', null],
  ])('from %s are refused', async (_name, senderFrame) => {
    for (const [channel, handler] of ipcMain.handlers) await expect(handler({ sender: window.webContents, senderFrame }), channel).rejects.toThrow('refused')
    const before = seen.sent.length
    ipcMain.emit(channels.port, { sender: window.webContents, senderFrame })
    expect(seen.sent).toHaveLength(before)
  })

  test('from another window are refused', async () => {
    await expect(ipcMain.handlers.get(channels.about)?.({ sender: {}, senderFrame: pageFrame })).rejects.toThrow('refused')
  })

  test('reach the core through a port of their own', async () => {
    const status = await pageClient().office.status()
    expect(status.counts.union).toBe(0)
  })

  test('a chosen ledger is taken in without its path, imported, exported and saved', async () => {
    const ledger = join(folder, '单位台账.csv')
    writeFileSync(ledger, '序号,单位名称,统一社会信用代码,所属县区\n1,椒江明光电器有限公司,,椒江区\n')
    seen.open = { canceled: false, filePaths: [ledger] }
    const [file] = await ask<PickedFile[]>(channels.pickFiles)
    expect(file).toMatchObject({ name: '单位台账.csv' })
    expect(JSON.stringify(file)).not.toContain(folder)

    const call = pageClient()
    let previewId = ''
    for await (const event of await call.imports.open({ fileIds: [file?.fileId ?? ''], register: 'unit' })) {
      if (event.type === 'preview') previewId = event.preview.previewId
    }
    for await (const event of await call.imports.commit({ previewId })) if (event.type === 'committed') expect(event.batches[0]?.rows.added).toBe(1)

    const output = await exportedFile(call, { register: 'unit', format: 'csv' })
    const target = join(folder, '导出.csv')
    seen.save = { canceled: false, filePath: target }
    expect(await ask(channels.saveFile, output)).toEqual({ saved: true })
    expect(readFileSync(target, 'utf8')).toContain('椒江明光电器有限公司')
  })

  test('a dropped file comes by its bytes where it has no path', async () => {
    const bytes = new TextEncoder().encode('a,b\n').buffer
    expect(await ask(channels.takeFiles, [{ name: '拖入.csv', bytes }])).toMatchObject([{ name: '拖入.csv', size: 4 }])
  })

  test('a dialog that was cancelled saves nothing', async () => {
    seen.open = { canceled: true, filePaths: [] }
    seen.save = { canceled: true, filePath: '' }
    expect(await ask(channels.pickFiles)).toEqual([])
    expect(await ask(channels.savePdf, '<p>1', '季报.pdf', 'a')).toEqual({ saved: false })
  })

  test('what cannot be done comes back with its code, not as a stack', async () => {
    await expect(ask(channels.saveFile, { fileId: 'unknown', name: 'a.csv' })).rejects.toMatchObject({ code: 'file-missing' })
    await expect(ask(channels.saveFile, { fileId: 1 })).rejects.toMatchObject({ code: 'bad-input' })
    seen.save = { canceled: false, filePath: join(folder, 'none', 'a.pdf') }
    await expect(ask(channels.savePdf, '<p>1', 'a.pdf', 'a')).rejects.toMatchObject({ code: 'folder-not-writable' })
  })
})

describe('printing', () => {
  const hidden = () => seen.windows.at(-1) as BrowserWindow

  test('saves a PDF by the page size of the document, in a hidden window that runs no script and is closed', async () => {
    const printToPDF = vi.spyOn(seen, 'printToPDF')
    const target = join(folder, '季报.pdf')
    seen.save = { canceled: false, filePath: target }
    await ask(channels.savePdf, '<!doctype html><p>9394', '季报.pdf', 'a')
    expect(printToPDF).toHaveBeenCalledWith(expect.objectContaining({ preferCSSPageSize: true }))
    expect(readFileSync(target, 'utf8')).toBe('%PDF-')
    expect(hidden().options).toMatchObject({ show: false, webPreferences: { javascript: false, sandbox: true } })
    expect(await hidden().loaded?.text()).toContain('9394')
    expect(hidden().destroyed).toBe(true)
    // The document's address dies with the window.
    expect((await seen.schemes.get('ledger')?.(new Request(hidden().url)))?.status).toBe(404)
  })

  /** A PDF that is never done by itself. */
  async function underWay(job: string) {
    const target = join(folder, `${job}.pdf`)
    seen.save = { canceled: false, filePath: target }
    const begun = new Promise<void>((resolve) => {
      vi.spyOn(seen, 'printToPDF').mockImplementationOnce(() => {
        resolve()
        return new Promise(() => undefined)
      })
    })
    const saving = ask(channels.savePdf, '<p>1', '季报.pdf', job)
    saving.catch(() => undefined)
    await begun
    return { saving, target }
  }

  test('a PDF that the clerk cancels is refused as cancelled at once: no window and no file is left, and other PDFs go on', async () => {
    const other = await underWay('other')
    const otherWindow = hidden()
    const { saving, target } = await underWay('mine')
    await ask(channels.stopPdf, 'mine')
    await expect(saving).rejects.toMatchObject({ code: 'cancelled' })
    expect([hidden().destroyed, existsSync(target), otherWindow.destroyed]).toEqual([true, false, false])
    await ask(channels.stopPdf, 'other')
    await expect(other.saving).rejects.toMatchObject({ code: 'cancelled' })
    // One that is over, or never was.
    await ask(channels.stopPdf, 'mine')
  })

  test('cancelled while the clerk still chose where to save it, nothing is printed', async () => {
    const [windows, target] = [seen.windows.length, join(folder, 'late.pdf')]
    const chosen = Promise.withResolvers<{ canceled: boolean; filePath: string }>()
    const choose = vi.spyOn(dialog, 'showSaveDialog').mockReturnValueOnce(chosen.promise)
    const saving = ask(channels.savePdf, '<p>1', '季报.pdf', 'late')
    await vi.waitFor(() => expect(choose).toHaveBeenCalled())
    await ask(channels.stopPdf, 'late')
    chosen.resolve({ canceled: false, filePath: target })
    await expect(saving).rejects.toMatchObject({ code: 'cancelled' })
    expect([seen.windows.length, existsSync(target)]).toEqual([windows, false])
  })

  test.each([
    ['is closed', () => window.emit('closed')],
    ['is loaded anew', () => window.webContents.emit('did-navigate')],
    ['breaks down', () => window.webContents.emit('render-process-gone')],
  ])('when the page %s, its PDF is given up', async (_name, go) => {
    const { saving, target } = await underWay('gone')
    go()
    await expect(saving).rejects.toMatchObject({ code: 'cancelled' })
    expect([hidden().destroyed, existsSync(target)]).toEqual([true, false])
  })

  test('closes the hidden window when printing fails', async () => {
    seen.print = (answer) => answer(false, 'Print job failed')
    await expect(ask(channels.print, '<p>1')).rejects.toMatchObject({ code: 'internal' })
    expect(hidden().destroyed).toBe(true)
  })

  test('a clerk who thinks better of printing is not an error', async () => {
    seen.print = (answer) => answer(false, 'Print job canceled')
    await ask(channels.print, '<p>1')
    expect(hidden().destroyed).toBe(true)
  })
})

describe('the end', () => {
  test('a second office on the same folder is told to the clerk in one sentence', async () => {
    const windows = seen.windows.length
    expect(await startDesktop({ build, resourcesDir: join(root, 'resources'), dataDir })).toBeUndefined()
    expect(seen.errors.at(-1)).toMatch(/^[^\n]+$/)
    expect(seen.exitCodes).toEqual([1])
    expect(seen.windows).toHaveLength(windows)
  })

  test('a window with unsaved work says so, and stays with its core until the clerk gives the work up', async () => {
    window.unsaved = true
    seen.message.response = 0
    window.close()
    app.quit()
    expect(seen.message.said).toEqual(['有内容还没有保存', '有内容还没有保存'])
    expect(window.destroyed).toBe(false)
    expect((await pageClient().office.status()).hasData).toBe(true)
    window.unsaved = false
  })

  test('quitting closes the window first, and waits for the backup', async () => {
    window.unsaved = true
    seen.message.response = 1
    const gone = new Promise<void>((resolve) => app.once('gone', resolve))
    app.quit()
    expect(window.destroyed).toBe(true)
    expect(existsSync(join(dataDir, 'office.sqlite-wal'))).toBe(true)
    await gone
    expect(readdirSync(join(dataDir, 'backups')).some((name) => name.includes('-exit'))).toBe(true)
    expect(seen.errors).toHaveLength(1)
  })
})
