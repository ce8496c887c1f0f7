/** A field's value on a terminal: blank for none, one line. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  return String(value).replaceAll(/\s*\n\s*/g, ' ')
}
