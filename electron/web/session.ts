// Who may talk to the loopback host: the one browser that was given the token, and no other page in it.
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export type Admission =
  /** The browser holds the session. */
  | { readonly kind: 'member' }
  /** It came with the token: set the cookie and send it to the page. */
  | { readonly kind: 'entering'; readonly cookie: string }
  | { readonly kind: 'refused'; readonly status: 401 | 403; readonly why: 'no-session' | 'token-spent' | 'foreign-host' | 'foreign-origin' }

export interface Session {
  /** Opens the session once. */
  readonly token: string
  /** @param port the one that the host listens on; names the cookie, since browsers share cookies between ports. */
  admit(request: IncomingMessage, port: number): Admission
}

/** A day: the program seldom runs longer, and a browser that was closed may come back. */
const cookieSeconds = 86_400

export function createSession(): Session {
  const token = randomBytes(24).toString('base64url')
  const secret = randomBytes(24).toString('base64url')
  let spent = false
  return {
    token,
    admit(request, port) {
      // A page on the internet can point its own name at 127.0.0.1; only the name in Host tells.
      if (request.headers.host !== `127.0.0.1:${port}`) return { kind: 'refused', status: 403, why: 'foreign-host' }
      if (!isOwnOrigin(request, port)) return { kind: 'refused', status: 403, why: 'foreign-origin' }
      const name = `union-ledger-${port}`
      if (same(cookieOf(request, name), secret)) return { kind: 'member' }
      const offered = new URL(request.url ?? '/', 'http://localhost').searchParams.get('token')
      if (request.method !== 'GET' || offered === null) return { kind: 'refused', status: 401, why: 'no-session' }
      if (spent || !same(offered, token)) return { kind: 'refused', status: 401, why: 'token-spent' }
      spent = true
      return { kind: 'entering', cookie: `${name}=${secret}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${cookieSeconds}` }
    },
  }
}

/** Browsers name the origin of every request that changes something; one that comes without is held to Sec-Fetch-Site. */
function isOwnOrigin(request: IncomingMessage, port: number): boolean {
  const { origin } = request.headers
  if (origin !== undefined) return origin === `http://127.0.0.1:${port}`
  if (request.method === 'GET') return true
  const site = request.headers['sec-fetch-site']
  return site === undefined || site === 'same-origin'
}

function cookieOf(request: IncomingMessage, name: string): string {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return ''
}

function same(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
