// A double of `electron` for the main process: windows that remember what was asked of them, and a real core in a worker thread as the utility process.
import { EventEmitter } from 'node:events'
import { tmpdir } from 'node:os'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'

type Listener = (...parameters: never[]) => unknown

/** Everything that happened, for the tests to look at. */
export const seen = {
  windows: [] as BrowserWindow[],
  errors: [] as string[],
  quits: 0,
  exitCodes: [] as number[],
  menus: [] as unknown[],
  sent: [] as { channel: string; ports: MessagePortMain[] }[],
  /** What the next dialogs answer. */
  open: { canceled: true, filePaths: [] as string[] },
  save: { canceled: true, filePath: '' },
  /** The button that is pressed in a message box, and what it said. */
  message: { response: 0, said: [] as string[] },
  /** What printing does. */
  print: (answer: (done: boolean, reason: string) => void) => answer(true, ''),
  printToPDF: async (_options: object): Promise<Buffer> => Buffer.from('%PDF-'),
  schemes: new Map<string, (request: Request) => Promise<Response>>(),
  privileges: [] as unknown[],
  permissions: { request: undefined as Listener | undefined, check: undefined as Listener | undefined, device: undefined as Listener | undefined },
}

export class MessagePortMain {
  readonly inner: MessagePort
  constructor(inner: MessagePort) {
    this.inner = inner
  }
  on(event: string, listener: (message?: { data: unknown }) => void): this {
    if (event === 'message') this.inner.on('message', (data) => listener({ data }))
    else this.inner.on('close', () => listener())
    return this
  }
  postMessage(data: unknown): void {
    this.inner.postMessage(data)
  }
  start(): void {
    this.inner.start()
  }
  close(): void {
    this.inner.close()
  }
}

export class MessageChannelMain {
  readonly port1: MessagePortMain
  readonly port2: MessagePortMain
  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.port1 = new MessagePortMain(port1)
    this.port2 = new MessagePortMain(port2)
  }
}

class UtilityProcessDouble extends EventEmitter {
  readonly #worker = new Worker(new URL('../../electron/core/worker.ts', import.meta.url))
  constructor() {
    super()
    this.#worker.on('message', (message) => this.emit('message', message))
    this.#worker.on('exit', (code) => this.emit('exit', code))
  }
  postMessage(message: object, ports: MessagePortMain[] = []): void {
    const inner = ports[0]?.inner
    this.#worker.postMessage(inner ? { ...message, port: inner } : message, inner ? [inner] : [])
  }
  kill(): boolean {
    void this.#worker.terminate()
    return true
  }
}

export const utilityProcess = {
  last: undefined as UtilityProcessDouble | undefined,
  fork(_path: string): UtilityProcessDouble {
    this.last = new UtilityProcessDouble()
    return this.last
  },
}

class WebContents extends EventEmitter {
  openHandler: ((details: { url: string }) => { action: string }) | undefined
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }
  postMessage(channel: string, _message: unknown, ports: MessagePortMain[]): void {
    seen.sent.push({ channel, ports })
  }
  print(_options: object, answer: (done: boolean, reason: string) => void): void {
    seen.print(answer)
  }
  printToPDF(options: object): Promise<Buffer> {
    return seen.printToPDF(options)
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents()
  readonly options: { webPreferences?: Record<string, unknown>; [key: string]: unknown }
  destroyed = false
  /** Its page asks not to be closed. */
  unsaved = false
  url = ''
  loaded: Response | undefined
  constructor(options: BrowserWindow['options']) {
    super()
    this.options = options
    seen.windows.push(this)
  }
  async loadURL(url: string): Promise<void> {
    this.url = url
    this.loaded = await seen.schemes.get('ledger')?.(new Request(url))
  }
  show(): void {}
  focus(): void {}
  restore(): void {}
  isMinimized(): boolean {
    return false
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  destroy(): void {
    this.destroyed = true
  }
  close(): void {
    const event = preventable()
    if (this.unsaved) this.webContents.emit('will-prevent-unload', event)
    if (this.unsaved && !event.prevented) return
    this.destroyed = true
    if (seen.windows.every(({ destroyed }) => destroyed)) app.emit('window-all-closed')
  }
}

function preventable(): { prevented: boolean; preventDefault(): void } {
  return {
    prevented: false,
    preventDefault() {
      this.prevented = true
    },
  }
}

class App extends EventEmitter {
  readonly isPackaged = false
  getVersion(): string {
    return '0.1.0'
  }
  getPath(_name: string): string {
    return tmpdir()
  }
  quit(): void {
    seen.quits += 1
    const event = preventable()
    this.emit('before-quit', event)
    if (!event.prevented) this.emit('gone')
  }
  exit(code: number): void {
    seen.exitCodes.push(code)
  }
}
export const app = new App()

class IpcMain extends EventEmitter {
  readonly handlers = new Map<string, (event: unknown, ...parameters: unknown[]) => Promise<unknown>>()
  handle(channel: string, handler: (event: unknown, ...parameters: unknown[]) => Promise<unknown>): void {
    this.handlers.set(channel, handler)
  }
  removeHandler(channel: string): void {
    this.handlers.delete(channel)
  }
}
export const ipcMain = new IpcMain()

class Session extends EventEmitter {
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) => void seen.schemes.set(scheme, handler),
  }
  setPermissionRequestHandler(handler: Listener): void {
    seen.permissions.request = handler
  }
  setPermissionCheckHandler(handler: Listener): void {
    seen.permissions.check = handler
  }
  setDevicePermissionHandler(handler: Listener): void {
    seen.permissions.device = handler
  }
}
export const session = { defaultSession: new Session() }

export const protocol = { registerSchemesAsPrivileged: (schemes: unknown[]) => void seen.privileges.push(...schemes) }
export const dialog = {
  showOpenDialog: async () => seen.open,
  showSaveDialog: async () => seen.save,
  showErrorBox: (_title: string, content: string) => void seen.errors.push(content),
  showMessageBox: async () => ({ response: 0 }),
  showMessageBoxSync: (_window: unknown, { message }: { message: string }) => {
    seen.message.said.push(message)
    return seen.message.response
  },
}
export const Menu = { buildFromTemplate: (template: unknown) => template, setApplicationMenu: (menu: unknown) => void seen.menus.push(menu) }
export const screen = { getPrimaryDisplay: () => ({ workAreaSize: { width: 1366, height: 728 } }) }
export const shell = { openPath: async () => '' }
