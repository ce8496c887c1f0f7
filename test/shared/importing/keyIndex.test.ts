import { describe, expect, test } from 'vitest'
import { KeyIndex } from '#shared/importing/keyIndex.ts'

describe('an index of keys', () => {
  test('gives each of many keys its own number, as a Map does', () => {
    const index = new KeyIndex()
    const map = new Map<string, number>()
    for (let count = 0; count < 50_000; count++) {
      const key = count % 2 === 0 ? `台州市第${count}泵业有限公司|331002` : `${count}`
      index.set(key, count * 7)
      map.set(key, count * 7)
    }
    for (const [key, number] of map) expect(index.get(key)).toBe(number)
    expect(index.size).toBe(map.size)
    for (const other of ['', '台州市第50000泵业有限公司|331002', '1 ', '50001']) expect(index.get(other)).toBeUndefined()
  })

  test('takes the later number of a key, and 0', () => {
    const index = new KeyIndex()
    index.set('甲', 5)
    index.set('甲', 0)
    expect(index.get('甲')).toBe(0)
    expect(index.size).toBe(1)
  })
})
