import { describe, expect, it } from 'vitest'
import { registerIds, registers } from '#shared/registers/index.ts'
import { findChoice, foldChoice, indexChoices, parseChoice } from '#shared/values/choice.ts'
import { codeTables } from '#test/support/knowledge.ts'

const index = (id: string) => {
  const table = codeTables[id]
  if (!table) throw new Error(`no table ${id}`)
  return indexChoices(table)
}

describe('a choice', () => {
  it.each([
    ['industry', 'C', '制造业'],
    ['industry', 'C制造业', '制造业'],
    ['industry', '制造', '制造业'],
    ['industry', '03', '制造业'],
    ['industry', 'C33', '制造业'],
    ['industry', '农林牧渔业', '农、林、牧、渔业'],
    ['industry', '住宿餐饮', '住宿和餐饮业'],
    ['industry', '批发零售业', '批发和零售业'],
    ['industry', '信息传输、计算机服务和软件业', '信息传输、软件和信息技术服务业'],
    ['industry', '交通运输仓储和邮政业', '交通运输、仓储和邮政业'],
    ['unitType', '私企', '私营企业'],
    ['unitType', '私营', '私营企业'],
    ['unitType', '国企', '国有企业'],
    ['unitType', '港澳台资', '港澳台商投资'],
    ['unionForm', '独立建会', 'single'],
    ['unionForm', '单独', 'single'],
    ['unionForm', '联合工会', 'joint'],
    ['unionForm', '联合', 'joint'],
    ['unitStatus', '存续（在营、开业、在册）', 'active'],
  ])('of %s: %s is %s', (table, text, code) => {
    expect(parseChoice({ type: 's', value: text }, index(table))).toMatchObject({ value: code, problems: [] })
  })

  it('that no table knows is kept as written and flagged', () => {
    expect(parseChoice({ type: 's', value: ' 个转企 ' }, index('unitType'))).toEqual({
      value: '个转企',
      raw: ' 个转企 ',
      problems: [{ code: 'unknown-value', level: 'warning', params: { text: '个转企' } }],
    })
  })

  it('that is not made is empty', () => {
    for (const value of ['—', '/', '']) expect(parseChoice({ type: 's', value }, index('unitType'))).toEqual({ value: null, problems: [] })
  })
})

describe('the code tables', () => {
  it('are there for every choice of every register', () => {
    const needed = registerIds.flatMap((id) => registers[id].fields.flatMap((field) => (field.kind === 'choice' ? [field.table] : [])))
    expect(Object.keys(codeTables)).toEqual(expect.arrayContaining([...new Set(needed)]))
  })

  it('give no name to two codes', () => {
    for (const table of Object.values(codeTables)) {
      const owners = new Map<string, string>()
      for (const entry of table.entries) {
        for (const name of [entry.code, entry.label, ...(entry.aliases ?? [])]) {
          const key = foldChoice(name)
          expect(owners.get(key) ?? entry.code, `${table.id}: ${name}`).toBe(entry.code)
          owners.set(key, entry.code)
        }
      }
    }
  })

  it('have the twenty unit types and the twenty sections of GB/T 4754-2017, named in Chinese', () => {
    expect(codeTables.unitType?.entries).toHaveLength(20)
    expect(codeTables.industry?.entries.map((entry) => findChoice(entry.code, index('industry')))).toEqual(
      codeTables.industry?.entries.map((entry) => entry.label),
    )
    expect(codeTables.industry?.entries).toHaveLength(20)
  })
})
