// Credit codes that are nobody's, and the states in which lists give them.
import { usccCheckCharacter } from '#shared/values/uscc.ts'
import type { Dice } from '#test/properties/ledgers/dice.ts'
import { weighted } from './madeNames.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [3, 7, 9, 10, 5, 8, 4, 2]

export function makeCode(dice: Dice, county: string, form: string): string {
  let body = ''
  while (body.length < 8) body += dice.chance(0.6) ? String(dice.below(10)) : alphabet.charAt(dice.below(alphabet.length))
  const sum = weights.reduce((total, weight, index) => total + weight * Number.parseInt(body.charAt(index), 36), 0)
  const check = 11 - (sum % 11)
  const code = `${/厂|公司/.test(form) ? '91' : form === '专业合作社' ? '93' : '92'}${county}${body}${check === 10 ? 'X' : check === 11 ? '0' : check}`
  return code + (usccCheckCharacter(code) ?? '0')
}

export type CodeState = 'ok' | 'missing' | 'org' | 'io' | 'lower' | 'spaces' | 'full' | 'check'

const states: readonly (readonly [CodeState, number])[] = [
  ['ok', 720],
  ['missing', 115],
  ['org', 77],
  ['io', 47],
  ['lower', 30],
  ['spaces', 5],
  ['full', 5],
  ['check', 6],
]

/** As a list's row has it: `uscc` and `organisationCode`. @param usable in a state that still tells the code */
export function writtenCode(
  dice: Dice,
  code: string,
  usable = false,
): { readonly state: CodeState; readonly uscc: string | null; readonly organisationCode: string | null } {
  const chosen = weighted(dice, states)
  const state = usable && (chosen === 'missing' || chosen === 'check') ? 'ok' : chosen
  const row = (uscc: string | null, organisationCode: string | null = null) => ({ state, uscc, organisationCode })
  if (state === 'missing') return row(null)
  if (state === 'org') return row(null, code.slice(8, 17))
  if (state === 'lower') return row(code.toLowerCase())
  if (state === 'spaces') return row(`${code.slice(0, 6)} ${code.slice(6, 12)} ${code.slice(12)}`)
  if (state === 'full') return row([...code].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join(''))
  if (state === 'io') return row(dice.chance(0.5) ? code.replace('1', 'I') : code.replaceAll('0', 'O'))
  if (state === 'check') {
    const at = dice.between(8, 16)
    return row(
      dice.chance(0.5)
        ? code.slice(0, at) + alphabet.charAt(dice.below(alphabet.length)) + code.slice(at + 1)
        : code.slice(0, at) + (code[at + 1] ?? '') + (code[at] ?? '') + code.slice(at + 2),
    )
  }
  return row(code)
}
