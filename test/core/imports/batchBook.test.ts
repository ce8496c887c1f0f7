import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { unionRow, unionRows, writeUnions } from '#test/support/unionLedger.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const imports = () => office.core.call.imports
const unions = async () => (await office.core.call.records.list({ register: 'union' })).records

describe('a batch of the book', () => {
  it('can be looked at again with its problems by cause', async () => {
    const [batch] = await office.importFile(writeUnions(office.path('a.xlsx'), [unionRow(1), unionRow(2, { 4: '2010-13-05' }), unionRow(3, { 2: '' })]))
    const batchId = batch?.batchId ?? 0
    const detail = await imports().batch({ batchId })
    expect(detail).toMatchObject({
      kind: 'import',
      file: 'a.xlsx',
      headerRows: [2],
      mapping: { name: 'C', members: 'I' },
      policy: 'overwrite',
      rows: { read: 3, added: 2, rejected: 1 },
      rejectedRows: 2,
      undo: null,
    })
    expect(detail.problemGroups.filter((group) => group.level === 'error').map(({ code, count, rows }) => [code, count, rows])).toEqual([
      ['invalid-date', 1, [4]],
      ['row-without-name', 1, [5]],
    ])
    const page = await imports().problems({ of: { batchId }, level: 'error' })
    expect(page.problems.map((problem) => problem.message)).toEqual(
      batch?.problems.filter((problem) => problem.level === 'error').map((problem) => problem.message),
    )
    await expect(imports().batch({ batchId: 99 })).rejects.toMatchObject({ data: { code: 'not-found' } })
  })

  it('says what its undo put back, what it kept and why, and the undo says the same', async () => {
    const [batch] = await office.importFile(writeUnions(office.path('a.xlsx'), unionRows(3)))
    const batchId = batch?.batchId ?? 0
    const edited = (await unions())[1]
    await office.core.call.records.update({ register: 'union', id: edited?.id ?? 0, version: edited?.version ?? 0, values: { chair: '林知秋' } })
    const undone = await office.undo(batchId)
    expect(undone).toMatchObject({ batchId, reversed: 2, kept: [{ register: 'union', id: edited?.id, reason: expect.stringContaining('改过') }], failed: [] })
    const outcome = { undoId: undone.undoId, reversed: 2, kept: undone.kept, failed: [] }
    expect(await imports().batch({ batchId })).toMatchObject({ undoneBy: undone.undoId, undo: outcome })
    expect(await imports().batch({ batchId: undone.undoId })).toMatchObject({
      kind: 'undo',
      undoes: batchId,
      undo: outcome,
      rows: { read: 3, changed: 2, unchanged: 1, rejected: 0 },
    })
  })

  it('tells how far its undo is, and stopped on the way the undo has changed nothing', async () => {
    const [batch] = await office.importFile(writeUnions(office.path('a.xlsx'), unionRows(700)))
    const batchId = batch?.batchId ?? 0
    const before = office.hash()
    const stopped = new AbortController()
    const phases: string[] = []
    const taken = (async () => {
      for await (const event of await imports().undo({ batchId }, { signal: stopped.signal })) {
        if (event.type !== 'progress') throw new Error('the undo came to its end')
        phases.push(event.phase)
        stopped.abort()
      }
    })()
    await expect(taken).rejects.toThrow()
    expect(phases).toEqual(['undoing'])
    expect(office.hash()).toBe(before)
    expect(await imports().batch({ batchId })).toMatchObject({ undoneBy: null, undo: null })
    expect(await office.undo(batchId)).toMatchObject({ reversed: 700 })
  })

  it('says which records could not be put back, and puts the others back all the same', async () => {
    const [batch] = await office.importFile(writeUnions(office.path('a.xlsx'), unionRows(2)))
    const held = (await unions())[0]?.id
    // Another record that cannot live beside the old state, as the database sees it.
    const other = new SQLite(join(office.dataDir, 'office.sqlite'))
    other.exec(`CREATE TRIGGER held BEFORE DELETE ON trade_union WHEN OLD.id = ${held} BEGIN SELECT RAISE(ABORT, 'held'); END`)
    other.close()
    const undone = await office.undo(batch?.batchId ?? 0)
    expect(undone).toMatchObject({ reversed: 1, kept: [], failed: [{ register: 'union', id: held, reason: expect.stringContaining('冲突') }] })
    expect((await unions()).map((union) => union.id)).toEqual([held])
    expect((await imports().batch({ batchId: undone.undoId })).rows).toMatchObject({ read: 2, changed: 1, rejected: 1 })
  })
})
