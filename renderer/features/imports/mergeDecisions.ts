import type { SheetDecisions } from '#shared/api/contract.ts'

/** A later decision wins; fixes and mappings add up, unless a new register or header made the earlier columns meaningless. */
export function mergeDecisions(before: SheetDecisions, after: SheetDecisions): SheetDecisions {
  const restart = after.register !== undefined || after.headerRows !== undefined
  const mapping = restart ? after.mapping : { ...before.mapping, ...after.mapping }
  const fixes = { ...before.fixes, ...after.fixes }
  const { mapping: _mapping, fixes: _fixes, ...rest } = { ...before, ...after }
  return {
    ...rest,
    ...(mapping && Object.keys(mapping).length > 0 ? { mapping } : {}),
    ...(Object.keys(fixes).length > 0 ? { fixes } : {}),
  }
}
