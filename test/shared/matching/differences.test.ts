// What the review queue marks in two writings of a name, an address or a code.
import { describe, expect, it } from 'vitest'
import { type DifferencePart, differences } from '#shared/matching/differences.ts'

/** 台州[市]甲厂: what differs in brackets. */
const shown = (parts: readonly DifferencePart[]) => parts.map(({ text, same }) => (same ? text : `[${text}]`)).join('')
const marked = (one: string, other: string) => {
  const found = differences(one, other)
  return [shown(found.one), shown(found.other)]
}

describe('differences', () => {
  it('marks what only one side has', () => {
    expect(marked('台州市海正机械有限公司', '台州海正机械有限公司')).toEqual(['台州[市]海正机械有限公司', '台州海正机械有限公司'])
    expect(marked('海正机械', '台州海正机械厂')).toEqual(['海正机械', '[台州]海正机械[厂]'])
  })

  it('marks what stands for something else on both sides', () => {
    expect(marked('台州海正机械有限公司', '台州海王机械有限公司')).toEqual(['台州海[正]机械有限公司', '台州海[王]机械有限公司'])
    expect(marked('91331002MA28G3XQ50', '91331002MA28G3XO50')).toEqual(['91331002MA28G3X[Q]50', '91331002MA28G3X[O]50'])
  })

  it('sees no difference in width, case, brackets and blanks', () => {
    expect(marked('浙江德明（路桥）有限公司', '浙江德明(路桥) 有限公司')).toEqual(['浙江德明（路桥）有限公司', '浙江德明(路桥) 有限公司'])
    expect(marked('ａｂｃ电子', 'ABC电子')).toEqual(['ａｂｃ电子', 'ABC电子'])
  })

  it('marks as a whole what has hardly anything in common', () => {
    expect(marked('海门街道中山路1号', '横街镇工业区')).toEqual(['[海门街道中山路1号]', '[横街镇工业区]'])
    expect(marked('', '台州')).toEqual(['', '[台州]'])
    expect(marked('台州', '')).toEqual(['[台州]', ''])
  })

  it('keeps characters of two units together', () => {
    expect(marked('𠮷田电子', '吉田电子')).toEqual(['[𠮷]田电子', '[吉]田电子'])
  })

  it('keeps every text as it was written, whatever it is compared with', () => {
    const names = ['台州市甲厂（普通合伙）', 'ＡＢ 甲・乙', '', '厂甲市州台', '台'.repeat(400)]
    for (const one of names) {
      for (const other of names) {
        const found = differences(one, other)
        expect(found.one.map(({ text }) => text).join('')).toBe(one)
        expect(found.other.map(({ text }) => text).join('')).toBe(other)
        expect(found.one.filter(({ same }) => same).reduce((sum, { text }) => sum + [...text.replace(/\s/g, '')].length, 0)).toBe(
          found.other.filter(({ same }) => same).reduce((sum, { text }) => sum + [...text.replace(/\s/g, '')].length, 0),
        )
      }
    }
  })

  it('compares two long texts as a whole', () => {
    const long = '台州市'.repeat(200)
    expect(differences(long, long).one).toEqual([{ text: long, same: true }])
    expect(differences(long, `${long}厂`).one).toEqual([{ text: long, same: false }])
  })
})
