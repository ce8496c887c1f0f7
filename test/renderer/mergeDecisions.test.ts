import { describe, expect, it } from 'vitest'
import { mergeDecisions } from '../../renderer/features/imports/mergeDecisions.ts'

describe('decisions that overtake each other', () => {
  it('keep every fix that was typed', () => {
    expect(mergeDecisions({ fixes: { B7: '甲' } }, { fixes: { B8: '乙', B7: '丙' } })).toEqual({ fixes: { B7: '丙', B8: '乙' } })
  })

  it('add up mappings', () => {
    expect(mergeDecisions({ mapping: { A: 'name' } }, { mapping: { B: null } })).toEqual({ mapping: { A: 'name', B: null } })
  })

  it('forget the columns of another register or header', () => {
    expect(mergeDecisions({ mapping: { A: 'name' }, use: true }, { register: 'unit' })).toEqual({ use: true, register: 'unit' })
    expect(mergeDecisions({ mapping: { A: 'name' } }, { headerRows: [3] })).toEqual({ headerRows: [3] })
  })
})
