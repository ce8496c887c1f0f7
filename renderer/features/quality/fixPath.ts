// Where the link of a finding leads: to the place where it is mended.
import { checkOf } from '#shared/quality/checks.ts'
import type { Finding } from '#shared/quality/findings.ts'

/** The record with the field ready to be typed into, or what its union covers. */
export function fixPath({ register, id, field, code }: Finding): string {
  if (checkOf(code).way === 'coverage') return `/r/${register}/${id}?tab=coverage`
  return `/r/${register}/${id}?field=${field}`
}

/** The record beside those that it repeats; null when it repeats none. */
export function mergePath({ register, id, others, code }: Finding): string | null {
  return checkOf(code).way === 'merge' && others.length > 0 ? `/r/${register}/merge?ids=${[...others, id].join(',')}` : null
}
