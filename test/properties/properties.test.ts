// The short form of `npm run properties`: the same ledgers every time, one of each register.
import { expect, it } from 'vitest'
import { madeLedger } from './ledgers/madeLedger.ts'
import { mergeAndUnmerge } from './merging.ts'
import { importFiles, withFiles, withOffice } from './oneOffice.ts'
import { runGroup } from './runGroup.ts'

it('twelve made ledgers come back from their export unchanged, build the same records elsewhere, and are taken back to the letter', async () => {
  const { failures, landed } = await runGroup(0, 12)
  expect(failures).toEqual([])
  expect(landed).toBeGreaterThan(80)
})

it('records of every register, merged at random and made several again, are what they were', async () => {
  const numbers = Array.from({ length: 12 }, (_, index) => index)
  await withFiles(
    numbers.map((number) => madeLedger(number)),
    (files) =>
      withOffice(async (office) => {
        await importFiles(office, files)
        const { wrong, merges } = await mergeAndUnmerge(office, 1)
        expect(wrong).toEqual([])
        expect(merges).toBeGreaterThan(20)
      }),
  )
})
