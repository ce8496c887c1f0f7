// Codes of an enterprise as keys: a valid credit code, one repaired where a letter stands for the digit it looks like, or the organisation code inside.
import { isValidOrganisationCode, organisationCodeIn } from '../values/organisationCode.ts'
import { isValidUscc, normaliseUscc, suggestUscc } from '../values/uscc.ts'
import type { Enterprise } from './enterprise.ts'

export interface EnterpriseCode {
  /** 18 characters whose check agrees; null without one. */
  readonly valid: string | null
  /** What was written, where `valid` had to be repaired. */
  readonly repairedFrom: string | null
  /** 18 characters, or nearly, that fail their check. */
  readonly failing: string | null
  /** Characters 9–17 of a valid code, or an organisation code of its own whose check agrees. */
  readonly organisation: string | null
}

const none: EnterpriseCode = { valid: null, repairedFrom: null, failing: null, organisation: null }

export function readEnterpriseCode({ uscc, organisationCode }: Pick<Enterprise, 'uscc' | 'organisationCode'>): EnterpriseCode {
  if (uscc === null && organisationCode === null) return none
  const own = organisationCode === null ? null : organisationCodeIn(organisationCode)
  const written = uscc === null ? '' : normaliseUscc(uscc)
  const inside = organisationCodeIn(written)
  const organisation = [own, inside].find((code) => code !== null && isValidOrganisationCode(code)) ?? null
  if (isValidUscc(written)) return { valid: written, repairedFrom: null, failing: null, organisation: insideOf(written) ?? organisation }
  const repaired = written.length === 18 ? suggestUscc(written) : undefined
  if (repaired !== undefined) return { valid: repaired, repairedFrom: written, failing: null, organisation: insideOf(repaired) ?? organisation }
  const failing = /^[0-9A-Z]{16,20}$/.test(written) ? written : null
  return failing === null && organisation === null ? none : { valid: null, repairedFrom: null, failing, organisation }
}

/** GB 32100-2015: characters 9–17 are the organisation code. */
function insideOf(valid: string): string | null {
  const code = valid.slice(8, 17)
  return isValidOrganisationCode(code) ? code : null
}
