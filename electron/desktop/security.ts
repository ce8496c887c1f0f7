// What no page may do here: leave, open windows, ask for devices, or call the main process from anywhere but the window's own top frame.
import type { IpcMainEvent, IpcMainInvokeEvent, Session, WebContents } from 'electron'
import { pageOrigin } from './page.ts'

export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
}

export function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** True only for the top frame of `window`'s page. */
export function isOwnSender(event: IpcMainEvent | IpcMainInvokeEvent, contents: WebContents): boolean {
  const frame = event.senderFrame
  return event.sender === contents && frame !== null && frame.parent === null && originOf(frame.url) === pageOrigin
}

/** URL.origin is "null" for schemes that Node does not know. */
function originOf(address: string): string {
  const url = URL.parse(address)
  return url ? `${url.protocol}//${url.host}` : ''
}
