// The web host alone: `serve`. First line of stdout: the address, or {"url":…} with --json.
import './nodeVersion.js'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { LedgerError } from '#shared/api/errors.ts'
import { buildPage } from './buildPage.ts'
import { defaultDataDir } from './folders.ts'
import { failed } from './sayError.ts'
import { serve } from './web/serve.ts'

try {
  const { values } = readOptions()
  if (values.page === undefined) await buildPage()
  const serving = await serve({
    dataDir: values.data ?? defaultDataDir(),
    port: Number(values.port ?? 0),
    ...(values.page !== undefined && { page: resolve(values.page) }),
  })
  process.stdout.write(`${values.json ? JSON.stringify({ url: serving.url }) : serving.url}\n`)
  await serving.ended
} catch (cause) {
  process.exitCode = failed(cause)
}

function readOptions() {
  const wrong = (cause?: unknown) =>
    new LedgerError('wrong-usage', { usage: 'node electron/web.ts [--data DIR] [--port N] [--page BUILT-PAGE] [--json]' }, { cause })
  let read: ReturnType<typeof parse>
  try {
    read = parse()
  } catch (cause) {
    throw wrong(cause)
  }
  const { data, port = '0' } = read.values
  if (data === '' || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw wrong()
  return read
}

function parse() {
  return parseArgs({ options: { data: { type: 'string' }, port: { type: 'string' }, json: { type: 'boolean' }, page: { type: 'string' } } })
}
