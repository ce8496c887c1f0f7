import { foldName } from '#shared/values/name.ts'
import { simplify } from '../../simplify.ts'

/** A name as the search compares it: folded, and in simplified characters, so that 臺州 and 台州 find each other. What is typed and what stands on record alike. */
export function searchedName(name: string): string {
  return simplify(foldName(name))
}
