import type { SheetDecisions } from '#shared/api/importsContract.ts'
import { mergeRowChoices } from '#shared/api/rowChoices.ts'

/** A later decision wins; what is kept by name adds up, unless a new register or header made the earlier columns meaningless. */
export function mergeDecisions(before: SheetDecisions, after: SheetDecisions): SheetDecisions {
  const restart = after.register !== undefined || after.headerRows !== undefined
  const mapping = restart ? after.mapping : added(before.mapping, after.mapping)
  const parts = {
    mapping,
    fixes: added(before.fixes, after.fixes),
    policies: added(before.policies, after.policies),
    rows: before.rows || after.rows ? mergeRowChoices(before.rows, after.rows) : undefined,
    values: addedValues(before.values, after.values),
  }
  const { mapping: _mapping, fixes: _fixes, policies: _policies, rows: _rows, values: _values, ...rest } = { ...before, ...after }
  return { ...rest, ...Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined && Object.keys(part).length > 0)) }
}

function added<T>(before: Record<string, T> | undefined, after: Record<string, T> | undefined): Record<string, T> | undefined {
  return before && after ? { ...before, ...after } : (after ?? before)
}

function addedValues(before: SheetDecisions['values'], after: SheetDecisions['values']): SheetDecisions['values'] {
  if (!before || !after) return after ?? before
  const all = { ...before }
  for (const [target, texts] of Object.entries(after)) all[target] = { ...all[target], ...texts }
  return all
}
