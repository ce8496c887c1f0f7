/** Whether an object has no key, without listing them: a million rows ask. */
export function isEmpty(values: Readonly<Record<string, unknown>>): boolean {
  for (const _ in values) return false
  return true
}
