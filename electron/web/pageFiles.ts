// The built page, and the headers under which a browser may show it.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.md': 'text/markdown; charset=utf-8',
}

/** Type of a file of the page by its ending. */
export function contentType(path: string): string {
  return types[extname(path).toLowerCase()] ?? 'application/octet-stream'
}

/** Nothing from outside, no script but our own files; styles may be inline because Ant Design writes them so. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ')

export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
}

/** The file that an address of the page means, or undefined where there is none; never one outside of `folder`. */
export async function pageFile(folder: string, pathname: string): Promise<string | undefined> {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return undefined // a broken escape names no file
  }
  const path = normalize(join(folder, decoded.endsWith('/') ? `${decoded}index.html` : decoded))
  if (!path.startsWith(folder + sep) || decoded.includes('\0')) return undefined
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() ? path : undefined
}

/** Sends a file of the page. Names under assets/ carry their content's hash and may be kept. */
export async function sendPageFile(response: ServerResponse, path: string): Promise<void> {
  const kept = path.includes(`${sep}assets${sep}`)
  response.writeHead(200, { ...pageHeaders, 'content-type': contentType(path), 'cache-control': kept ? 'private, max-age=31536000, immutable' : 'no-store' })
  await pipeline(createReadStream(path), response)
}
