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

  test('knows nothing once it is emptied, and begins anew', () => {
    const index = new KeyIndex(5000)
    for (let count = 0; count < 5000; count++) index.set(`${count}`, count)
    index.clear()
    expect([index.size, index.get('7')]).toEqual([0, undefined])
    for (let count = 0; count < 5000; count++) index.set(`${count}`, count + 1)
    expect([index.size, index.get('7')]).toEqual([5000, 8])
  })

  test('adds a number only where there is none', () => {
    const index = new KeyIndex()
    expect(index.add('甲', 0)).toBeUndefined()
    expect(index.add('甲', 5)).toBe(0)
    expect(index.get('甲')).toBe(0)
    expect(index.size).toBe(1)
  })

  test('takes a key in parts for the same key in one piece, and parts cut elsewhere for another', () => {
    const index = new KeyIndex()
    index.set(['甲', '1'], 5)
    expect(index.get('甲\u00001')).toBe(5)
    expect(index.get(['甲', '1'])).toBe(5)
    for (const other of [['甲1'], ['甲', '', '1'], ['', '甲', '1'], ['甲1', '']]) expect(index.get(other)).toBeUndefined()
  })

  test('keeps what it knows when room is made, and needs none for what was expected', () => {
    const index = new KeyIndex(3)
    for (let count = 0; count < 500; count++) index.set(`${count}`, count)
    index.reserve(100_000)
    index.reserve(10)
    for (let count = 500; count < 100_000; count++) index.set(`${count}`, count)
    for (let count = 0; count < 100_000; count++) expect(index.get(`${count}`)).toBe(count)
    expect(index.size).toBe(100_000)
  })
})
