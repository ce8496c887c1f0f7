import { expect, it } from 'vitest'
import { beginSeek, type Seek, seekOn } from '../../renderer/features/imports/seekRow.ts'

/** Every third row has a problem. */
const rows = Array.from({ length: 5000 }, (_, index) => 10 + index * 3)

function seek(wanted: number, guess: number): { index: number; looks: number } {
  let looks = 1
  for (let now: Seek | null = beginSeek(guess, rows.length); now; now = seekOn(now, rows[now.at] ?? 0, wanted), looks++) {
    if (rows[now.at] === wanted) return { index: now.at, looks }
  }
  return { index: -1, looks }
}

it('finds a row far from the first guess in a few looks', () => {
  for (const index of [0, 1, 1000, 4200, 4999]) {
    const { index: found, looks } = seek(10 + index * 3, 1000)
    expect(found).toBe(index)
    expect(looks).toBeLessThan(15)
  }
})

it('gives up on a row that is not there, and on a guess beyond the end', () => {
  expect(seek(11, 4000).index).toBe(-1)
  expect(seek(99_999, 99_999).index).toBe(-1)
  expect(seek(10 + 4999 * 3, 99_999).index).toBe(4999)
})
