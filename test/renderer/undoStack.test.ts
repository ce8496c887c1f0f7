import { expect, it } from 'vitest'
import { did, emptyStack, redid, type UndoStack, undid } from '../../renderer/components/undoStack.ts'

const two: UndoStack<string> = did(did<string>(emptyStack, '一'), '二')

it('actions are taken back from the last, and done again in turn', () => {
  const back = undid(two, '撤二')
  expect(back).toEqual({ done: ['一'], undone: ['撤二'] })
  expect(redid(back, '再二')).toEqual({ done: ['一', '再二'], undone: [] })
})

it('a new action leaves nothing to do again', () => {
  expect(did(undid(two, '撤二'), '三')).toEqual({ done: ['一', '三'], undone: [] })
})

it('an action of which nothing could be taken back is gone', () => {
  expect(undid(two, null)).toEqual({ done: ['一'], undone: [] })
})

it('keeps the newest hundred', () => {
  let stack: UndoStack<number> = emptyStack
  for (let action = 0; action < 120; action++) stack = did(stack, action)
  expect([stack.done.length, stack.done[0]]).toEqual([100, 20])
})
