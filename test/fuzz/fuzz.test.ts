// The short form of `npm run fuzz`: the same inputs every time.
import { expect, it } from 'vitest'
import { fuzz } from './fuzz.ts'

it('three hundred mutated workbooks come out as rows that are all accounted for, or as a refusal in plain words', async () => {
  const { inputs, failures, peak } = await fuzz({ inputs: 300, workers: 1 })
  expect(failures).toEqual([])
  expect(inputs).toBe(300)
  expect(peak).toBeLessThan(1024)
})
