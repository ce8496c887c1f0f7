import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ORPCError } from '@orpc/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { toRefusal } from '#core/api/refusals.ts'
import { LedgerError } from '#shared/api/errors.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'

let office: TestOffice

beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

test('input that the contract does not allow is refused by the field, before any room is entered', async () => {
  const { records } = office.core.call
  await expect(records.list({ register: 'nowhere' as 'union' })).rejects.toMatchObject({
    code: 'bad-input',
    data: { code: 'bad-input', params: { field: 'register' } },
  })
  await expect(records.list({ register: 'union', limit: 100_000 })).rejects.toMatchObject({ data: { params: { field: 'limit' } } })
  await expect(records.get({ register: 'union', id: -1 })).rejects.toMatchObject({ code: 'bad-input' })
})

test('an error that nobody foresaw becomes a reference, and the log has the rest', () => {
  const lines: unknown[] = []
  const log = {
    info: () => {},
    error(event: string, cause: unknown) {
      lines.push([event, cause])
      return 'ab12cd34'
    },
  }
  const cause = new TypeError('secret of /home/somebody')
  const refusal = toRefusal(cause, log)
  expect(refusal).toMatchObject({ code: 'internal', status: 500, data: { code: 'internal', reference: 'ab12cd34' } })
  expect(refusal.message).toContain('ab12cd34')
  expect(JSON.stringify(refusal.toJSON())).not.toContain('secret')
  expect(lines).toEqual([['internal', cause]])
})

test('a refusal keeps its code and details, and passes a second door unchanged', () => {
  const log = { info: () => {}, error: () => '' }
  const refusal = toRefusal(new LedgerError('already-undone', { batch: 3 }), log)
  expect(refusal).toBeInstanceOf(ORPCError)
  expect(refusal).toMatchObject({
    code: 'already-undone',
    status: 409,
    message: '这次导入已经撤销过了。',
    data: { code: 'already-undone', params: { batch: 3 } },
  })
  expect(toRefusal(refusal, log)).toBe(refusal)
})

test('a file is taken in under an opaque id; a missing one and an unknown id are refused', async () => {
  const { takeIn, locate } = office.core.files
  await expect(takeIn(office.path('nothing.xlsx'), 'nothing.xlsx')).rejects.toMatchObject({ code: 'file-missing' })
  const picked = await takeIn(join(office.dataDir, 'office.sqlite'), '..\\台账.xlsx')
  expect(picked).toMatchObject({ name: '台账.xlsx' })
  const { path } = await locate(picked.fileId)
  expect(path.startsWith(join(office.dataDir, 'transit'))).toBe(true)
  expect(readFileSync(path).length).toBe(picked.size)
  await expect(locate('../office.sqlite')).rejects.toMatchObject({ code: 'file-missing' })
})

test('a long work that is cancelled leaves the office as it was, and the next one may begin', async () => {
  const stop = new AbortController()
  const before = office.hash()
  const cancelled = (async () => {
    for await (const event of await office.core.call.office.startDemo({ demo: 'taizhou' }, { signal: stop.signal })) if (event.type === 'progress') stop.abort()
  })()
  await cancelled.catch(() => {})
  expect(office.hash()).toBe(before)
  await office.core.call.records.create({ register: 'unit', values: { name: '甲公司' } })
})
