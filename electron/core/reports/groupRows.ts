import type { CountedRow } from '#shared/reports/countedTable.ts'
import type { Tallies } from './tallies.ts'

interface Grouping {
  /** Key of the row that counts the records of a code. */
  keyOf(code: string): string
  /** Stands for the code where nobody wrote one. */
  readonly none: string
  readonly noneLabel: string
}

/** A row for each entry of a code table; after them, where something was counted there, one for each text that the table does not know, and one for what nobody wrote. */
export function groupRows(
  tallies: Tallies,
  entries: readonly { readonly code: string; readonly label: string }[],
  { keyOf, none, noneLabel }: Grouping,
): CountedRow[] {
  const prefix = keyOf('')
  const known = new Set([...entries.map(({ code }) => keyOf(code)), keyOf(none)])
  const unknown = tallies.keys(prefix).filter((key) => !known.has(key))
  return [
    ...entries.map(({ code, label }) => ({ key: keyOf(code), label })),
    ...unknown.map((key) => ({ key, label: key.slice(prefix.length) })),
    ...(tallies.has(keyOf(none)) ? [{ key: keyOf(none), label: noneLabel }] : []),
  ].map((row) => ({ ...row, kind: 'group', counts: tallies.of(row.key) }))
}
