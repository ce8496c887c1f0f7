import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readApart } from '#core/imports/reading/readApart.ts'
import { readWorkbook } from '#core/imports/reading/readWorkbook.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'
import { refusal } from './reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'reading-'))
const large = join(folder, 'large.csv')
const small = join(folder, 'small.xlsx')
const name = '名册.csv'

beforeAll(() => {
  writeFileSync(large, Array.from({ length: 60_000 }, (_, row) => Array.from({ length: 10 }, (_, column) => `第${row % 97}行${column}`).join()).join('\n'))
  writeWorkbook(
    small,
    {
      一览表: [
        ['工会名称', '会员数'],
        ['台州市甲厂工会', 12],
      ],
    },
    ['A3:B4'],
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('reading in a process of its own', () => {
  test('sees what reading in ours sees', async () => {
    expect(await readApart(small, { name })).toEqual(await readWorkbook(small, { name }))
  })

  test('goes through a large sheet again and again', async () => {
    const [apart, here] = [await readApart(large, { name }), await readWorkbook(large, { name })]
    const rows = apart.sheets[0]?.rows ?? []
    expect(Array.isArray(rows)).toBe(false)
    for (const _ of [1, 2]) expect([...rows]).toEqual(here.sheets[0]?.rows)
    expect(rows.numbered?.(59_999)).toEqual(here.sheets[0]?.rows[59_998])
  })

  test('refuses what reading in ours refuses', async () => {
    writeFileSync(join(folder, 'empty.xlsx'), '')
    expect(await refusal(readApart(join(folder, 'empty.xlsx'), { name }))).toBe('file-empty')
    expect(await refusal(readApart(join(folder, 'none.xlsx'), { name }))).toBe('file-missing')
  })

  test('ends within a second when it is cancelled', async () => {
    const stop = new AbortController()
    const reading = refusal(readApart(large, { name, signal: stop.signal }))
    setTimeout(() => stop.abort(), 50)
    await new Promise((resolve) => setTimeout(resolve, 50))
    const from = performance.now()
    expect(await reading).toBe('cancelled')
    expect(performance.now() - from).toBeLessThan(1000)
  })

  test('gives up a file that keeps its reader busy, and reads the next', async () => {
    expect(await refusal(readApart(large, { name, patience: 1 }))).toBe('file-too-large')
    expect((await readApart(small, { name })).sheets[0]?.name).toBe('一览表')
  })

  test('reads two files at once', async () => {
    const both = await Promise.all([readApart(small, { name }), readApart(large, { name })])
    expect(both.map((book) => book.format)).toEqual(['xlsx', 'csv'])
  })
})
