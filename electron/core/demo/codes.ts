// Numbers that look real and check: credit codes by GB 32100-2015 around an organisation code by GB 11714-1997, phones in blocks nobody is meant to ring.
import { usccCheckCharacter } from '#shared/values/uscc.ts'
import type { Random } from './random.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** Hands out codes, never the same twice. */
export interface CodeMint {
  /** @param prefix authority and category, e.g. 91; @param region six digits. */
  creditCode(prefix: string, region: string): string
  phone(): string
}

export function codeMint(random: Random): CodeMint {
  const minted = new Set<string>()
  return {
    creditCode(prefix, region) {
      for (;;) {
        let body = ''
        for (let i = 0; i < 8; i++) body += alphabet[random.between(0, random.chance(0.6) ? 9 : alphabet.length - 1)]
        const first17 = prefix + region + withOrganisationCheck(body)
        const code = first17 + usccCheckCharacter(first17)
        if (minted.has(code)) continue
        minted.add(code)
        return code
      }
    },
    phone: () => (random.chance(0.45) ? `0576-8${digits(random, 7)}` : `1390000${digits(random, 4)}`),
  }
}

function digits(random: Random, count: number): string {
  return String(random.between(0, 10 ** count - 1)).padStart(count, '0')
}

function withOrganisationCheck(body: string): string {
  let sum = 0
  for (let i = 0; i < 8; i++) sum += organisationAlphabet.indexOf(body[i] ?? '') * (organisationWeights[i] ?? 0)
  const check = 11 - (sum % 11)
  return body + (check === 10 ? 'X' : check === 11 ? '0' : String(check))
}
