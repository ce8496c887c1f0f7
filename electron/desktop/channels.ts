// What the preload and the main process call each other by.

export const channels = {
  port: 'core:port',
  pickFiles: 'host:pick-files',
  takeFiles: 'host:take-files',
  saveFile: 'host:save-file',
  print: 'host:print',
  savePdf: 'host:save-pdf',
  stopPdf: 'host:stop-pdf',
  about: 'host:about',
} as const

/** A dropped file: its path where it has one, its bytes where it was made in the page. */
export type TakenFile = { readonly name: string; readonly path: string } | { readonly name: string; readonly bytes: ArrayBuffer }

/** An Error loses its code on the way through ipc; this does not. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { code: string; params: object; reference: string } }
