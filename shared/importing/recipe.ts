// What a clerk once decided about a kind of table, to be used again on the next one with the same headings, in whatever order its columns stand.
import { z } from 'zod'
import { registerIds } from '../registers/index.ts'
import { foldHeading } from './foldHeading.ts'

const text = z.string().max(2000)
/** overwrite takes the ledger's value, fill only where the record is blank, keep leaves the record as it is. A blank cell never erases. */
export const policies = ['overwrite', 'fill', 'keep'] as const

/** The file that a recipe travels in. */
export const recipeDocument = z.strictObject({
  kind: z.literal('union-ledger-recipe'),
  format: z.literal(1),
  name: z.string().trim().min(1).max(100),
  /** Counts up with each saving under the same name. */
  version: z.number().int().positive(),
  register: z.enum(registerIds),
  /** Every column of the table by its heading (see headingOf): target key, or null where it is left out. */
  columns: z
    .array(z.strictObject({ heading: text, target: z.string().max(100).nullable() }))
    .min(1)
    .max(1000)
    .refine((columns) => {
      const targets = columns.flatMap(({ target }) => (target === null ? [] : [target]))
      return new Set(targets).size === targets.length
    }, 'two columns on one field'),
  /** Target key → text of the cell → code, or null for "leave it empty". */
  values: z.record(z.string(), z.record(text, text.nullable())).default({}),
  policies: z.record(z.string(), z.enum(policies)).default({}),
  /** Texts that are read as other texts; heading null: in every column. */
  replacements: z
    .array(z.strictObject({ heading: text.nullable(), from: text, to: text }))
    .max(10_000)
    .default([]),
})
export type RecipeDocument = z.output<typeof recipeDocument>

/** The name of a column in a recipe: its headings from the top band down, folded. Empty for a column without any. */
export function headingOf(path: readonly string[]): string {
  return path.map(foldHeading).join('/')
}

/** The same for two tables whose columns have the same headings, in any order. */
export function headingKey(headings: Iterable<string>): string {
  return [...headings]
    .filter((heading) => heading !== '')
    .sort()
    .join('\n')
}
