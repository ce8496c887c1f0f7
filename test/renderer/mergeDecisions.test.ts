import { describe, expect, it } from 'vitest'
import { mergeDecisions } from '../../renderer/features/imports/mergeDecisions.ts'

describe('decisions that overtake each other', () => {
  it('keep every fix that was typed', () => {
    expect(mergeDecisions({ fixes: { B7: '甲' } }, { fixes: { B8: '乙', B7: '丙' } })).toEqual({ fixes: { B7: '丙', B8: '乙' } })
  })

  it('add up mappings', () => {
    expect(mergeDecisions({ mapping: { A: 'name' } }, { mapping: { B: null } })).toEqual({ mapping: { A: 'name', B: null } })
  })

  it('add up values, policies and rows, and keep the last list of replacements', () => {
    const before = { values: { form: { 独立: 'single' } }, policies: { name: 'keep' as const }, rows: { 7: 'new' as const, 8: { unit: 4 } }, replacements: [] }
    const after = { values: { form: { 合建: null }, kind: { 园: 'park' } }, rows: { 8: { union: 3 } }, replacements: [{ column: 'H', from: '甲', to: '乙' }] }
    expect(mergeDecisions(before, after)).toEqual({
      values: { form: { 独立: 'single', 合建: null }, kind: { 园: 'park' } },
      policies: { name: 'keep' },
      rows: { 7: 'new', 8: { unit: 4, union: 3 } },
      replacements: [{ column: 'H', from: '甲', to: '乙' }],
    })
  })

  it('forget the columns of another register or header', () => {
    expect(mergeDecisions({ mapping: { A: 'name' }, use: true }, { register: 'unit' })).toEqual({ use: true, register: 'unit' })
    expect(mergeDecisions({ mapping: { A: 'name' } }, { headerRows: [3] })).toEqual({ headerRows: [3] })
  })
})
