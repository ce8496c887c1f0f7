// Reads the cells of one column. Most columns say the same few hundred texts again and again; each of them is read once.
import type { StoredField, Value } from '../registers/field.ts'
import { labelOf } from '../values/choice.ts'
import { type ParsingContext, parseCell } from '../values/parseCell.ts'
import type { Parsed } from '../values/parsed.ts'
import type { RegionIndex } from '../values/region.ts'
import type { CodeTables } from './ledger.ts'
import type { Cell } from './sheet.ts'

export type CellReader = (cell: Cell | undefined, context: ParsingContext) => Parsed

/** Texts remembered per column; more than all the days of a human life. */
const REMEMBERED = 40_000
/** A longer text may be a piece of a larger one, which it would keep in memory. */
const SHORT = 12

const repeating: ReadonlySet<StoredField['kind']> = new Set(['choice', 'choices', 'region', 'boolean', 'date', 'year'])

/**
 * What a code, a region or yes and no are shown as, whoever looks; undefined for values of other kinds.
 * @see shownValue, which also writes figures
 */
export function shownText(field: StoredField, value: Value, codes: CodeTables, regions: RegionIndex): string | undefined {
  if (field.kind === 'boolean' && typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value !== 'string') return undefined
  if (field.kind === 'choice') return labelOf(codes, field.table, value)
  return field.kind === 'region' ? regions.nameOf(value) : undefined
}

/**
 * @param own what holds for this column only
 * @param shown see shownText: a text that is what its value is shown as needs not be kept beside it
 */
export function createCellReader(
  field: StoredField,
  own: Partial<ParsingContext>,
  shown: (field: StoredField, value: Value) => string | undefined,
): CellReader {
  const hasOwn = Object.keys(own).length > 0
  const parse: CellReader = (cell, context) => {
    const parsed = parseCell(field, cell, hasOwn ? { ...context, ...own } : context)
    if (parsed.raw === undefined || parsed.value === null || parsed.raw !== shown(field, parsed.value)) return parsed
    const { raw: _raw, ...rest } = parsed
    return rest
  }
  return repeating.has(field.kind) ? remembering(parse, field.kind === 'region') : rememberingLast(parse)
}

/** @param local what a text means depends on the county */
function remembering(parse: CellReader, local: boolean): CellReader {
  let known = new Map<string, Parsed>()
  const byCounty = new Map<string | null, Map<string, Parsed>>()
  let county: string | null = null
  byCounty.set(county, known)
  return (cell, context) => {
    if (cell?.type !== 's' || cell.value.length > SHORT) return parse(cell, context)
    if (local && context.county !== county) {
      county = context.county
      known = byCounty.get(county) ?? new Map()
      byCounty.set(county, known)
    }
    const earlier = known.get(cell.value)
    if (earlier !== undefined) return earlier
    if (known.size >= REMEMBERED) known.clear()
    const parsed = parse(cell, context)
    known.set(cell.value, parsed)
    return parsed
  }
}

/** The unit of the row above is often the unit of this one. */
function rememberingLast(parse: CellReader): CellReader {
  let text: string | undefined
  let last: Parsed | undefined
  return (cell, context) => {
    if (cell?.type !== 's') return parse(cell, context)
    if (last !== undefined && cell.value === text) return last
    text = cell.value
    last = parse(cell, context)
    return last
  }
}
