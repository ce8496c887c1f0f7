// The page under a scheme of its own: no file: privileges, one origin, the same content policy as on the web host.
import { readFile } from 'node:fs/promises'
import { protocol, type Session } from 'electron'
import { contentType, pageFile, pageHeaders } from '../web/pageFiles.ts'

export const pageOrigin = 'ledger://app'
export const pageUrl = `${pageOrigin}/index.html`
const printOrigin = 'ledger://print'

/** Documents that wait to be printed, by address. */
const documents = new Map<string, string>()

/** Before the app is ready. */
export function claimScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'ledger', privileges: { standard: true, secure: true, supportFetchAPI: true } }])
}

/** @param folder the built page. */
export function servePage(session: Session, folder: string): void {
  session.protocol.handle('ledger', async (request) => {
    const url = new URL(request.url)
    const document = documents.get(request.url)
    if (document !== undefined) return new Response(document, { headers: { 'content-type': 'text/html; charset=utf-8', ...printHeaders } })
    const file = url.host === 'app' && request.method === 'GET' ? await pageFile(folder, url.pathname) : undefined
    if (!file) return new Response('', { status: 404, headers: pageHeaders })
    return new Response(await readFile(file), { headers: { ...pageHeaders, 'content-type': contentType(file) } })
  })
}

/** What is printed may style itself and show pictures that it carries; nothing else. */
const printHeaders = {
  ...pageHeaders,
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'",
}

let lastDocument = 0

/** Gives a document an address for as long as `work` takes. */
export async function withDocument<T>(html: string, work: (url: string) => Promise<T>): Promise<T> {
  lastDocument += 1
  const url = `${printOrigin}/${lastDocument}`
  documents.set(url, html)
  try {
    return await work(url)
  } finally {
    documents.delete(url)
  }
}
