// The product on 127.0.0.1: the same page and core as the desktop window, behind a one-time token.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import { contract } from '#shared/api/contract.ts'
import { LedgerError } from '#shared/api/errors.ts'
import { answerError, answerJson, answerSentence, refusalSentences } from './answer.ts'
import type { CoreConnection } from './coreConnection.ts'
import { pageFile, pageHeaders, sendPageFile } from './pageFiles.ts'
import { printPdf } from './printPdf.ts'
import { relayRouter } from './relay.ts'
import { createSession } from './session.ts'
import { attachmentHeaders, fileName, receiveFile, sendFile } from './transfer.ts'

export interface WebHostOptions {
  readonly core: CoreConnection
  /** Folder of the built page. */
  readonly page: string
  /** 0 or absent: any free one. */
  readonly port?: number
  /** Bytes of one upload. */
  readonly uploadLimit?: number
  /** Program that prints PDFs; found where absent. */
  readonly browser?: string | undefined
  /** Told of what nobody foresaw; gives the reference that the clerk is shown. */
  readonly report: (cause: unknown) => string
  /** Serves the page in the place of the built one (development). */
  readonly servePage?: (request: IncomingMessage, response: ServerResponse) => void
}

export interface WebHost {
  /** With the token; works once. */
  readonly url: string
  readonly port: number
  /** Stops listening, cuts open connections and ends what is being printed for them; the core stays. */
  close(): Promise<void>
}

/** Bytes of one call: a clerk's corrections, never a file. */
const callLimit = 16 * 1024 * 1024
/** Bytes of a document to print; a report of 400 rows is 200 kB. */
const printLimit = 64 * 1024 * 1024

export async function openWebHost(options: WebHostOptions): Promise<WebHost> {
  const session = createSession()
  const printing = new Set<Promise<unknown>>()
  const rpc = new RPCHandler(relayRouter(contract, options.core.client), { plugins: [new BodyLimitPlugin({ maxBodySize: callLimit })] })
  const server = createServer((request, response) => {
    answer(request, response).catch((cause: unknown) => answerError(request, response, cause, options.report))
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const port = (server.address() as AddressInfo).port
    const admission = session.admit(request, port)
    if (admission.kind === 'refused') return answerSentence(response, admission.status, refusalSentences[admission.why])
    if (admission.kind === 'entering') {
      response.writeHead(303, { ...pageHeaders, location: '/', 'set-cookie': admission.cookie, 'cache-control': 'no-store' })
      response.end()
      return
    }
    await serve(request, response, new URL(request.url ?? '/', 'http://localhost').pathname)
  }

  async function serve(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (path === '/rpc' || path.startsWith('/rpc/')) {
      for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value)
      const { matched } = await rpc.handle(request, response, { prefix: '/rpc', context: {} })
      if (!matched) answerSentence(response, 404, '没有这个地址。')
    } else if (path === '/files' && request.method === 'POST') {
      answerJson(response, 200, await receiveFile(request, options.core, options.uploadLimit))
    } else if (path.startsWith('/files/') && request.method === 'GET') {
      await sendFile(response, options.core, decodeURIComponent(path.slice('/files/'.length)))
    } else if (path === '/pdf' && request.method === 'POST') {
      await answerPdf(request, response)
    } else if (options.servePage) {
      options.servePage(request, response)
    } else {
      const file = request.method === 'GET' || request.method === 'HEAD' ? await pageFile(options.page, path) : undefined
      if (file) await sendPageFile(response, file)
      else answerSentence(response, 404, '没有这个地址。')
    }
  }

  /** The body is a complete HTML document, the header x-file-name the PDF's name. */
  async function answerPdf(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = fileName(request)
    // Whoever cancelled, left the page or closed the tab has cut the connection: nobody would take the PDF.
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    if (Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY) > printLimit) throw new LedgerError('bad-input', { field: 'html' })
    const html = await text(request)
    const printed = printPdf(html, { signal: gone.signal, browser: options.browser })
    printing.add(printed)
    const pdf = await printed.finally(() => printing.delete(printed))
    response.writeHead(200, { ...attachmentHeaders(name), 'content-type': 'application/pdf', 'content-length': pdf.length })
    response.end(pdf)
  }

  await listen(server, options.port ?? 0)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/?token=${session.token}`,
    port,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      await Promise.allSettled(printing)
    },
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(cause.code === 'EADDRINUSE' || cause.code === 'EACCES' ? new LedgerError('wrong-usage', { option: '--port', value: port }, { cause }) : cause)
    })
    server.listen(port, '127.0.0.1', () => resolve())
  })
}
