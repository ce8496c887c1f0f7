// The short form of `npm run properties`: the same ledgers every time, one of each register.
import { expect, it } from 'vitest'
import { runGroup } from './runGroup.ts'

it('eleven made ledgers come back from their export unchanged, build the same records elsewhere, and are taken back to the letter', async () => {
  const { failures, landed } = await runGroup(0, 11)
  expect(failures).toEqual([])
  expect(landed).toBeGreaterThan(80)
}, 180_000)
