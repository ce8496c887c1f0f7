import { describe, expect, test } from 'vitest'
import { createHashIndex } from '#shared/matching/hashIndex.ts'

describe('the index of hashes', () => {
  const look = (index: ReturnType<typeof createHashIndex>, hashes: readonly number[], into: number[] = []) => {
    index.begin(into)
    for (const hash of hashes) index.look(hash)
    return into
  }

  test('gives back what was put in, through all its growing', () => {
    const index = createHashIndex(300)
    // Multiples of a power of two fall into few slots.
    for (let key = 0; key < 20_000; key += 1) for (let turn = 0; turn < 3; turn += 1) index.add((key * 4096) >>> 0, key + turn)
    for (const key of [0, 1, 777, 19_999]) expect(look(index, [(key * 4096) >>> 0]).sort((a, b) => a - b)).toEqual([key, key + 1, key + 2])
    expect(look(index, [5])).toEqual([])
  })

  test('gives each position once, and none that is there already', () => {
    const index = createHashIndex(300)
    for (const [hash, position] of [
      [1, 10],
      [2, 10],
      [2, 11],
      [3, 12],
      [3, 12],
    ] as const)
      index.add(hash, position)
    expect(look(index, [1, 2, 3])).toEqual([10, 11, 12])
    expect(look(index, [1, 2, 3], [11])).toEqual([11, 10, 12])
  })

  test('says nothing of a hash that too many share', () => {
    const index = createHashIndex(3)
    for (let position = 0; position < 4; position += 1) index.add(7, position)
    for (let position = 0; position < 3; position += 1) index.add(8, position)
    expect(look(index, [7])).toEqual([])
    expect(look(index, [8]).toSorted()).toEqual([0, 1, 2])
  })
})
