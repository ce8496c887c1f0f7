// What becomes of a file that its reader does not survive: one plain sentence, and the next file reads as ever.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ReadApartOptions, readApart } from '#core/imports/reading/readApart.ts'
import { LedgerError } from '#shared/api/errors.ts'
import { errorSentence } from '#shared/messages/errors.ts'

const folder = mkdtempSync(join(tmpdir(), 'reading-'))
const file = (name: string): string => join(folder, name)
const good = file('good.csv')
const large = file('large.csv')
const hungry = file('hungry.xls')
const endless = file('endless.xls')

beforeAll(() => {
  writeFileSync(good, '工会名称,会员数\n台州市甲厂工会,12')
  writeFileSync(large, Array.from({ length: 60_000 }, (_, row) => Array.from({ length: 10 }, (_, column) => `第${row % 97}行${column}`).join()).join('\n'))
  // A thousand million columns, each of which SheetJS makes an object.
  writeFileSync(
    hungry,
    '<?xml version="1.0"?><Workbook xmlns:ss="s"><Worksheet ss:Name="a"><Table><Column ss:Span="999999999"/></Table></Worksheet></Workbook>',
  )
  // One cell, and "this a million times over": a file of a few hundred bytes that keeps SheetJS busy for seconds.
  const office = ['office', 'table', 'text'].map((part) => `xmlns:${part}="urn:oasis:names:tc:opendocument:xmlns:${part}:1.0"`).join(' ')
  const cell = '<table:table-cell table:number-columns-repeated="9" office:value-type="string"><text:p>甲</text:p></table:table-cell>'
  const rows = `<table:table table:name="a"><table:table-row table:number-rows-repeated="500000">${cell}</table:table-row></table:table>`
  writeFileSync(
    endless,
    `<?xml version="1.0"?><office:document ${office}><office:body><office:spreadsheet>${rows}</office:spreadsheet></office:body></office:document>`,
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

test('a reader that runs out of memory, before it holds 1 GB', async () => {
  let most = 0
  const looking = setInterval(() => {
    most = Math.max(most, ...readers().map(heldBy))
  }, 20)
  try {
    expect(await refusalOf(hungry, { patience: 60_000 })).toBe('the reader ran out of memory')
  } finally {
    clearInterval(looking)
  }
  expect(most).toBeLessThan(1000)
  await expectGood()
})

test('a reader that is killed', async () => {
  const kill = (): void => readers().forEach((reader) => void process.kill(reader, 'SIGKILL'))
  expect(await refusalOf(large, { onProgress: kill })).toMatch(/^the reader/)
  await expectGood()
})

test('a reader that never comes to an end', async () => {
  const from = performance.now()
  expect(await refusalOf(endless, { patience: 1500 })).toBe('the reader took too long')
  expect(performance.now() - from).toBeLessThan(10_000)
  await expectGood()
})

test('a reader that gets no processor for longer than it may work is waited for', async () => {
  const reading = readApart(large, { name: 'large.csv', patience: 2000 })
  await pause(30)
  const stopped = readers()
  expect(stopped.length).toBeGreaterThan(0)
  for (const reader of stopped) process.kill(reader, 'SIGSTOP')
  await pause(2500)
  for (const reader of stopped) process.kill(reader, 'SIGCONT')
  expect((await reading).sheets[0]?.rows.length).toBe(60_000)
})

test('all of it at once, while the machine is busy', async () => {
  const burners: ChildProcess[] = Array.from({ length: availableParallelism() * 2 }, () => spawn(process.execPath, ['-e', 'for (;;) {}'], { stdio: 'ignore' }))
  try {
    const reads = await Promise.all([
      refusalOf(endless, { patience: 1000 }),
      refusalOf(endless, { patience: 500 }),
      readApart(large, { name: 'large.csv' }).then(({ sheets }) => sheets[0]?.rows.length),
    ])
    expect(reads).toEqual(['the reader took too long', 'the reader took too long', 60_000])
    await expectGood()
  } finally {
    for (const burner of burners) burner.kill('SIGKILL')
  }
})

/** Why it was refused, once the refusal has proved to be one plain sentence. */
async function refusalOf(path: string, options: Partial<ReadApartOptions>): Promise<string> {
  const refusal: unknown = await readApart(path, { name: '名册.xls', ...options }).then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(refusal instanceof LedgerError)) throw new Error(`not refused: ${String(refusal)}`)
  expect(refusal.code).toBe('file-too-large')
  expect(errorSentence(refusal.code, refusal.params, 'zh')).toMatch(/^[^\n]*名册\.xls[^\n]*。$/)
  return refusal.cause instanceof Error ? refusal.cause.message : ''
}

async function expectGood(): Promise<void> {
  expect((await readApart(good, { name: 'good.csv' })).sheets[0]?.rows.length).toBe(2)
}

/** Processes of ours that read files. */
function readers(): number[] {
  return readdirSync('/proc/self/task')
    .flatMap((thread) => readFileSync(`/proc/self/task/${thread}/children`, 'utf8').trim().split(/\s+/))
    .filter((pid) => pid !== '' && statusOf(pid, 'cmdline').includes('--reader'))
    .map(Number)
}

/** MiB, the most that the process has held. */
function heldBy(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(statusOf(pid, 'status'))?.[1] ?? 0) / 1024
}

/** Empty where the process has ended meanwhile. */
function statusOf(pid: number | string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1')
  } catch {
    return ''
  }
}
