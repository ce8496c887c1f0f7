import { QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { queryClient, refreshEverything } from '../../renderer/api/queryClient.ts'

test('a first answer that was on its way while something was written is asked for again', async () => {
  let stored = 6
  let answer: () => void = () => {}
  const observer = new QueryObserver(queryClient, {
    queryKey: ['candidates'],
    async queryFn() {
      const seen = stored
      if (seen === 6) {
        await new Promise<void>((resolve) => {
          answer = resolve
        })
      }
      return seen
    },
  })
  const leave = observer.subscribe(() => {})
  await expect.poll(() => queryClient.isFetching()).toBe(1)
  stored = 7
  const refreshed = refreshEverything()
  answer()
  await refreshed
  expect(observer.getCurrentResult().data).toBe(7)
  leave()
})

test('what is on screen already is asked for once', async () => {
  let asked = 0
  const observer = new QueryObserver(queryClient, { queryKey: ['figures'], queryFn: async () => ++asked })
  const leave = observer.subscribe(() => {})
  await expect.poll(() => observer.getCurrentResult().data).toBe(1)
  await refreshEverything()
  expect(observer.getCurrentResult().data).toBe(2)
  leave()
})
