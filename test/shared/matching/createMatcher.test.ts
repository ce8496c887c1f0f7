import { describe, expect, test } from 'vitest'
import { simplify } from '#core/simplify.ts'
import { createMatcher, makeMatcher } from '#shared/matching/createMatcher.ts'
import type { Enterprise, RosterUnit } from '#shared/matching/enterprise.ts'
import type { MatchReasonCode, MatchResult } from '#shared/matching/result.ts'
import { usccCheckCharacter } from '#shared/values/uscc.ts'
import { knowledge } from '#test/support/knowledge.ts'

const nothing = {
  formerNames: null,
  uscc: null,
  organisationCode: null,
  county: null,
  township: null,
  headcount: null,
  address: null,
  legalRepresentative: null,
  phone: null,
}
const enterprise = (name: string, more: Partial<Enterprise> = {}): Enterprise => ({ ...nothing, name, ...more })

/** A valid code in whose middle a valid organisation code stands. */
function codeOf(serial: number, head = '91331002'): string {
  const body = String(serial).padStart(8, '0')
  const sum = [3, 7, 9, 10, 5, 8, 4, 2].reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  const check = 11 - (sum % 11)
  const code = `${head}${body}${check === 10 ? 'X' : check === 11 ? '0' : check}`
  return code + usccCheckCharacter(code)
}

// Fifty other units, so that a brand and a township mean something.
const crowd = Array.from({ length: 50 }, (_, index) => {
  const [first, second] = ['瑞隆昌茂祥益嘉禾盈泓', '泽川岳峰林海源溪原野'].map((set, place) => set.charAt(place === 0 ? index % 10 : Math.floor(index / 5)))
  return enterprise(`台州市${first}${second}${['机械', '食品', '物流', '服饰'][index % 4]}有限公司`, {
    uscc: codeOf(500 + index),
    county: `3310${['02', '03', '04', '81'][index % 4]}`,
    township: `3310${['02', '03', '04', '81'][index % 4]}00${1 + (index % 9)}`,
    headcount: 5 + index * 7,
  })
})
const roster = (...units: readonly Enterprise[]): RosterUnit[] => [...units, ...crowd].map((unit, index) => ({ ...unit, id: index + 1, coverage: 'own' }))
const ask = (entry: Enterprise, ...units: readonly Enterprise[]): MatchResult =>
  createMatcher(roster(...units), { simplify, places: knowledge.regions }).match(entry)
const told = (result: MatchResult): MatchReasonCode[] => result.reasons.map(({ code }) => code)

describe('by code', () => {
  const unit = enterprise('台州市德昱模具有限公司', { uscc: codeOf(11), county: '331003' })

  test('the same credit code is the same unit, whatever the name has become', () => {
    const result = ask(enterprise('台州市恒拓塑料有限公司', { uscc: codeOf(11) }), unit)
    expect(result).toMatchObject({ outcome: 'matched', unitId: 1, pass: 'code' })
    expect(told(result)[0]).toBe('same-code')
  })

  test('written in lower case, full width, with blanks or with I and O for 1 and 0 it is the same code', () => {
    const code = codeOf(11)
    const wide = [...code].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join('')
    for (const written of [code.toLowerCase(), wide, ` ${code.slice(0, 6)} ${code.slice(6)} `])
      expect(ask(enterprise('德昱', { uscc: written }), unit)).toMatchObject({ outcome: 'matched', unitId: 1, pass: 'code' })
    const result = ask(enterprise('德昱', { uscc: code.replace('1', 'I').replace('0', 'O') }), unit)
    expect(result).toMatchObject({ outcome: 'matched', unitId: 1, pass: 'code' })
    expect(told(result)).toContain('code-repaired')
  })

  test('the organisation code inside a credit code is found from both sides', () => {
    const inside = codeOf(11).slice(8, 17)
    const hyphened = `${inside.slice(0, 8)}-${inside.slice(8)}`
    expect(ask(enterprise('无关的名称厂', { uscc: hyphened }), unit)).toMatchObject({ outcome: 'matched', unitId: 1, pass: 'organisation-code' })
    expect(ask(enterprise('无关的名称厂', { uscc: codeOf(11) }), enterprise('某厂', { organisationCode: hyphened }))).toMatchObject({
      outcome: 'matched',
      unitId: 1,
      pass: 'organisation-code',
    })
  })

  test('two different valid codes are never one enterprise by themselves, not even under one name', () => {
    const result = ask(enterprise('台州市德昱模具有限公司', { uscc: codeOf(12), county: '331003' }), unit)
    expect(result).toMatchObject({ outcome: 'review', unitId: null })
    expect(told(result)[0]).toBe('codes-differ')
    expect(ask(enterprise('台州市德宇模具有限公司', { uscc: codeOf(12), county: '331003' }), unit)).toMatchObject({ outcome: 'unmatched', unitId: null })
  })

  test('a code that is one unit’s with a name that is another’s is for a person to decide', () => {
    const other = enterprise('台州市恒拓塑料有限公司', { uscc: codeOf(13) })
    const result = ask(enterprise('台州市恒拓塑料有限公司', { uscc: codeOf(11) }), unit, other)
    expect(result.outcome).toBe('review')
    expect(told(result)).toContain('name-of-another')
  })

  test('a branch with its head office’s code is not its head office without asking', () => {
    expect(ask(enterprise('台州市德昱模具有限公司临海分公司', { uscc: codeOf(11) }), unit).outcome).toBe('review')
  })

  test('of two records with one code the covered one is taken, and the double is told', () => {
    const units = [
      { ...unit, id: 71, coverage: 'none' as const },
      { ...unit, id: 72, coverage: 'joint' as const },
    ]
    const result = createMatcher(units).match(enterprise('台州市德昱模具有限公司', { uscc: codeOf(11) }))
    expect(result).toMatchObject({ outcome: 'matched', unitId: 72 })
    expect(told(result)).toContain('duplicate-units')
  })
})

describe('by name', () => {
  const unit = enterprise('台州市德昱（路桥）模具有限公司', { uscc: codeOf(21), county: '331004', township: '331004001', headcount: 83 })

  test.each([
    ['brackets of either width, or none', '台州市德昱(路桥)模具有限公司'],
    ['blanks', '台州市 德昱（路桥）　模具有限公司'],
    ['traditional characters', '臺州市德昱（路橋）模具有限公司'],
    ['a former name in brackets', '台州市德昱（路桥）模具有限公司（原台州市宏图模具厂）'],
    ['a later name in brackets', '台州市宏图模具厂（现更名为台州市德昱（路桥）模具有限公司）'],
  ])('%s make no difference', (_what, written) => {
    expect(ask(enterprise(written, { county: '331004' }), unit)).toMatchObject({ outcome: 'matched', unitId: 1, pass: 'name' })
  })

  test('the legal form in another wording, or a province before it, make none in the same county', () => {
    const plain = { ...unit, name: '台州市德昱模具有限公司' }
    for (const name of ['台州市德昱模具有限责任公司', '浙江省台州市德昱模具有限公司', '德昱模具有限公司'])
      expect(ask(enterprise(name, { county: '331004' }), plain), name).toMatchObject({ outcome: 'matched', unitId: 1 })
    expect(ask(enterprise('德昱模具有限公司'), plain).outcome).toBe('review')
  })

  test('a former name in the record is a name', () => {
    const renamed = { ...unit, formerNames: '台州市宏图模具厂' }
    const result = ask(enterprise('台州市宏图模具厂', { county: '331004' }), renamed)
    expect(result).toMatchObject({ outcome: 'matched', unitId: 1 })
    expect(told(result)).toContain('same-former-name')
  })

  test.each([
    ['one character of the brand is another', '台州市德煜模具有限公司', 'brand-similar'],
    ['the trade is another', '台州市德昱模具科技有限公司', 'trade-similar'],
    ['one is a group', '台州市德昱模具集团有限公司', 'group-or-not'],
    ['one has a number', '台州市德昱第二模具有限公司', 'number-differs'],
    ['the counties in the names differ', '玉环市德昱模具有限公司', 'place-differs'],
  ])('where %s it is never taken for the same by itself', (_what, written, reason) => {
    const plain = { ...unit, name: reason === 'place-differs' ? '路桥区德昱模具有限公司' : '台州市德昱模具有限公司' }
    const result = ask(enterprise(written, { county: '331004' }), plain)
    expect(result.outcome).not.toBe('matched')
    expect(result.candidates[0]?.reasons.map(({ code }) => code)).toContain(reason)
  })

  test('a wrong character in the brand is made up for by the code alone, even where that has a slip too', () => {
    const plain = { ...unit, name: '台州市德昱泓模具有限公司', phone: '0576-88001122', legalRepresentative: '何澜' }
    const wrong = enterprise('台州市德煜泓模具有限公司', { county: '331004', headcount: 84 })
    const code = codeOf(21)
    const slip = `${code.slice(0, 11)}${code[11] === '7' ? '9' : '7'}${code.slice(12)}`
    const bySlip = ask({ ...wrong, uscc: slip }, plain)
    expect(bySlip).toMatchObject({ outcome: 'matched', unitId: 1, pass: 'weights' })
    expect(told(bySlip)).toContain('code-similar')
    // A sister of that unit would have the same phone and man, too.
    const sister = ask({ ...wrong, phone: '057688001122', legalRepresentative: '何澜' }, plain)
    expect(sister).toMatchObject({ outcome: 'review', unitId: null })
    expect(sister.candidates[0]).toMatchObject({ unitId: 1 })
    expect(told(sister)).toEqual(expect.arrayContaining(['brand-similar', 'phone-same', 'legal-representative-same']))
  })

  test('the same name in another township is a company’s that moved, but may be any shop’s', () => {
    const moved = { county: '331004', township: '331004005' }
    const shop = { ...unit, name: '路桥区德昱日用百货商店' }
    expect(ask(enterprise('台州市德昱（路桥）模具有限公司', moved), unit)).toMatchObject({ outcome: 'matched', unitId: 1 })
    expect(ask(enterprise(shop.name, moved), shop).outcome).toBe('review')
    expect(ask(enterprise(shop.name, { ...moved, township: '331004001' }), shop)).toMatchObject({ outcome: 'matched', unitId: 1 })
  })

  test('a branch is not its head office', () => {
    for (const name of [
      '台州市德昱（路桥）模具有限公司温岭分公司',
      '台州市德昱（路桥）模具有限公司第一分厂',
      '台州市德昱（路桥）模具有限公司杭州办事处',
      '台州市德昱（路桥）模具有限公司营业部',
    ]) {
      const result = ask(enterprise(name, { county: '331004' }), unit)
      expect(result, name).toMatchObject({ outcome: 'unmatched', unitId: null })
      expect(told(result)[0]).toBe('branch')
      expect(result.candidates[0]?.unitId).toBe(1)
    }
  })

  test('two units that fit alike are for a person to decide', () => {
    const result = ask(
      enterprise('德昱模具有限公司', { county: '331004' }),
      { ...unit, name: '台州市德昱模具有限公司', uscc: null },
      { ...unit, name: '路桥区德昱模具有限公司', uscc: null },
    )
    expect(result.outcome).toBe('review')
    expect(told(result)).toContain('several-units-fit')
    expect(
      result.candidates
        .slice(0, 2)
        .map(({ unitId }) => unitId)
        .sort(),
    ).toEqual([1, 2])
  })

  test('what resembles nothing is unmatched, and says so', () => {
    const result = ask(enterprise('宁波鼎晟航天器材股份有限公司', { uscc: codeOf(99) }), unit)
    expect(result).toMatchObject({ outcome: 'unmatched', unitId: null, candidates: [] })
    expect(told(result)).toEqual(['code-not-in-roster', 'no-candidate'])
  })
})

describe('making a matcher', () => {
  test('can be done a stretch at a time, and tells how far it is', () => {
    const units = Array.from({ length: 1200 }, (_, index): RosterUnit => ({ ...enterprise(`第${index}厂`), id: index, coverage: 'none' }))
    const making = makeMatcher(units)
    const steps: number[] = []
    let step = making.next()
    for (; !step.done; step = making.next()) steps.push(step.value)
    expect(steps.at(-1)).toBeGreaterThan(900)
    expect(steps.length).toBeGreaterThan(3)
    expect(step.value.figures()).toEqual({ units: 1200, entries: 0, pairs: 0 })
  })

  test('an empty roster matches nothing', () => {
    expect(createMatcher([]).match(enterprise('台州市德昱模具有限公司', { uscc: codeOf(1) }))).toMatchObject({ outcome: 'unmatched', candidates: [] })
  })
})
