import { expect, it } from 'vitest'
import type { RecordRow, SaveOutcome } from '#shared/api/recordTypes.ts'
import type { Value } from '#shared/registers/field.ts'
import { type CellEdit, GridWork } from '../../renderer/features/records/grid/gridWork.ts'

const edit = (id: number, key: string, text: string, version = 1): CellEdit => ({ id, version, key, saved: key, value: text, text })

/** Stands in for the core's answers: every record has a version; `members` that are no figure are refused. */
function desk() {
  const versions = new Map<number, number>()
  const rows: RecordRow[] = []
  const sent: { id: number; version: number }[][] = []
  const answer = (id: number, wrote: boolean, refused: SaveOutcome['refused'] = []): SaveOutcome => {
    const version = (versions.get(id) ?? 1) + (wrote ? 1 : 0)
    versions.set(id, version)
    return { id, record: { id, version, gaps: [] }, madeVersion: wrote ? version : null, conflict: false, refused, warnings: [] }
  }
  const isBad = (values: Readonly<Record<string, Value>>) => values.members === '若干'
  const work = new GridWork({
    save: async (records) => {
      sent.push(records.map(({ id, version }) => ({ id, version })))
      return records.map(({ id, values }) =>
        isBad(values) ? answer(id, Object.keys(values).length > 1, [{ field: 'members', level: 'error', message: '应填0或正整数。' }]) : answer(id, true),
      )
    },
    takeBack: async (edits) => {
      sent.push(edits.map(({ id, version }) => ({ id, version })))
      return edits.map(({ id }) => answer(id, true))
    },
  })
  work.told = { rows: (records) => rows.push(...records), refused: (thrown) => expect.unreachable(String(thrown)), wrote: () => {} }
  return { work, rows, sent }
}

it('a block is one action: counted, and taken back and done again as a whole', async () => {
  const { work, sent } = desk()
  await work.save('粘贴', [edit(1, 'members', '3'), edit(1, 'chair', '王伟'), edit(2, 'members', '若干'), edit(2, 'chair', '高柔')])
  expect(work.said).toBe('粘贴 4 格：3 格已保存，1 格有问题')
  expect(work.refusals()).toEqual([{ id: 2, key: 'members' }])
  expect(work.standing(2, 'members')).toMatchObject({ text: '若干', message: '应填0或正整数。' })
  await work.undo()
  expect(sent.at(-1)).toEqual([
    { id: 1, version: 2 },
    { id: 2, version: 2 },
  ])
  expect(work.refusals()).toEqual([])
  expect([work.canUndo, work.canRedo]).toEqual([false, true])
  await work.redo()
  expect(sent.at(-1)).toEqual([
    { id: 1, version: 3 },
    { id: 2, version: 3 },
  ])
  expect([work.canUndo, work.canRedo]).toEqual([true, false])
})

it('an edit made while another is on its way knows the version that the other makes', async () => {
  const { work, sent } = desk()
  await Promise.all([work.save('甲', [edit(1, 'members', '3')]), work.save('乙', [edit(1, 'chair', '王伟')])])
  expect(sent).toEqual([[{ id: 1, version: 1 }], [{ id: 1, version: 2 }]])
})

it('a cell shows the last thing done to it, while what came before is still being saved', async () => {
  const { work } = desk()
  const first = work.save('甲', [edit(1, 'members', '若干')])
  const second = work.save('乙', [edit(1, 'members', '5')])
  await first
  expect(work.standing(1, 'members')).toMatchObject({ state: 'saving', text: '5' })
  expect(work.isSaving).toBe(true)
  await second
  expect(work.isSaving).toBe(false)
  expect(work.standing(1, 'members')).toBeUndefined()
  expect(work.said).toBe('乙已保存')
})

it('what is known to be refused is told with the rest, and not sent', async () => {
  const { work, sent } = desk()
  await work.save('粘贴', [edit(1, 'members', '3')], [{ ...edit(1, 'isPilot', '是'), message: '由其他台账推算得出' }])
  expect(work.said).toBe('粘贴 2 格：1 格已保存，1 格有问题')
  expect(sent).toHaveLength(1)
  work.forget()
  expect(work.refusals()).toEqual([])
})

it('the clerk may stop a long action: what was saved stays and can be taken back, the rest is not lost', async () => {
  const { work, sent } = desk()
  const saving = work.save(
    '粘贴',
    Array.from({ length: 450 }, (_, index) => edit(index + 1, 'chair', '王伟')),
  )
  work.subscribe(() => {
    if (work.progress && work.progress.done >= 200) work.stop()
  })
  await saving
  expect(work.said).toBe('粘贴 450 格：200 格已保存，250 格有问题；已取消其余')
  expect(sent.map((records) => records.length)).toEqual([200])
  expect(work.refusals()).toHaveLength(250)
  await work.undo()
  expect(sent.at(-1)).toHaveLength(200)
})

it('with nothing to take back it says so', async () => {
  const { work } = desk()
  await work.undo()
  expect(work.said).toBe('没有可以撤销的操作')
})
