import { describe, expect, it } from 'vitest'
import { withReplacement } from '../../renderer/features/imports/replacements.ts'

const wrong = { column: 'H', from: ' 独立建会 ', to: '单独' }

describe('one correction for all cells that say the same', () => {
  it('holds for a column, or for the whole sheet', () => {
    expect(withReplacement([], wrong, 'column')).toEqual([{ column: 'H', from: '独立建会', to: '单独' }])
    expect(withReplacement([], wrong, 'sheet')).toEqual([{ column: null, from: '独立建会', to: '单独' }])
  })

  it('takes the place of an earlier one for the same text', () => {
    const before = [{ column: 'H', from: '独立建会', to: '联合' }]
    expect(withReplacement(before, wrong, 'column')).toEqual([{ column: 'H', from: '独立建会', to: '单独' }])
  })

  it('corrects an earlier correction, whose cells now show another text', () => {
    const before = [{ column: 'H', from: '独立建会', to: '单独' }]
    expect(withReplacement(before, { column: 'H', from: '单独', to: '联合' }, 'column')).toEqual([
      { column: 'H', from: '独立建会', to: '联合' },
      { column: 'H', from: '单独', to: '联合' },
    ])
  })

  it('leaves the corrections of other columns alone', () => {
    const before = [{ column: 'B', from: '独立建会', to: '单独' }]
    expect(withReplacement(before, wrong, 'column')[0]).toEqual(before[0])
    expect(withReplacement(before, { column: 'H', from: '单独', to: '联合' }, 'column')[0]).toEqual(before[0])
  })
})
