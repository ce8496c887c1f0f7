/** What the page asks of the program around it. Files are opaque ids: no path crosses. */
export interface Host {
  /** Opens the file chooser; an empty list means the clerk thought better of it. */
  pickFiles(): Promise<PickedFile[]>
  /** Takes in files that were dropped on the page. */
  takeFiles(files: readonly DroppedFile[]): Promise<PickedFile[]>
  /** Gives a file that the core has written (see `OutputFile`) to the clerk. */
  saveFile(file: OutputFile): Promise<{ saved: boolean }>
  /** Opens the print dialog on a complete HTML document. */
  print(html: string): Promise<void>
  /** Prints a complete HTML document to a PDF, by its own @page size, and gives it to the clerk. @param job names it for stopPdf; no other one's name */
  savePdf(html: string, name: string, job: string): Promise<{ saved: boolean }>
  /** Ends a savePdf that is under way: it is refused as cancelled, and nothing is left of it. One that is over stays as it is. */
  stopPdf(job: string): Promise<void>
  about(): Promise<{ product: string; version: string; host: 'desktop' | 'web' }>
}

export interface PickedFile {
  readonly fileId: string
  readonly name: string
  readonly size: number
}

export interface OutputFile {
  readonly fileId: string
  readonly name: string
}

/** What of a browser's `File` is needed; shared/ has no DOM types. */
export interface DroppedFile {
  readonly name: string
  readonly size: number
  arrayBuffer(): Promise<ArrayBuffer>
}

/** The desktop's page asks its preload for a port to the core, and gets it, by window.postMessage of `{ type }`. */
export const portMessages = { wanted: 'union-ledger-port-wanted', offered: 'union-ledger-port' } as const
