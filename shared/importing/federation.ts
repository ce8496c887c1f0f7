// A federation of unions (工会联合会) has unions as members. Taken for a joint union it would inflate the number of unions and count its members twice.
import { compact } from '../values/cellText.ts'

/** By the union's name or by the form of organisation that its row states. 联合工会 and 工会联合委员会 are unions of several units, not federations. */
export function isFederation(name: string, form: string): boolean {
  const plain = compact(name).replace(/\([^()]*\)$/, '')
  return /(工会联合会|总工会)(委员会)?$/.test(plain) || /^(行业性?|区域性?)?(工会)?联合会$/.test(compact(form))
}
