// The office's book of recipes: one row per version of a name, the newest of each is the one in use.
import type SQLite from 'better-sqlite3'
import type { RecipeSummary } from '#shared/api/batchTypes.ts'
import { LedgerError } from '#shared/api/errors.ts'
import { headingKey, type RecipeDocument, recipeDocument } from '#shared/importing/recipe.ts'
import type { KnownRecipe } from '#shared/importing/useRecipe.ts'
import { type RegisterId, registerIds, registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'

export type RecipeDraft = Omit<RecipeDocument, 'kind' | 'format' | 'version'>

interface RecipeRow {
  readonly id: number
  readonly name: string
  readonly version: number
  readonly register: RegisterId
  readonly automatic: 0 | 1
  readonly document: string
  readonly updated_at: string
}

const newest = 'NOT EXISTS (SELECT 1 FROM recipe later WHERE later.name = recipe.name AND later.version > recipe.version)'

/** By name. */
export function listRecipes(reader: SQLite.Database): RecipeSummary[] {
  return (reader.prepare(`SELECT * FROM recipe WHERE ${newest} ORDER BY name`).all() as RecipeRow[]).map(summarise)
}

const byChoice = JSON.stringify(registerIds.filter((id) => (registers[id] as RegisterDefinition).byChoice))

/** The recipe that was last kept for a table with these headings; a register that only a person chooses must be asked for. */
export function findRecipe(reader: SQLite.Database, headings: string, register: RegisterId | undefined): KnownRecipe | undefined {
  const row = reader
    .prepare(
      `SELECT * FROM recipe WHERE headings = @headings AND (register = @register OR @register IS NULL AND register NOT IN (SELECT value FROM json_each(@byChoice))) AND ${newest} ORDER BY updated_at DESC, id DESC LIMIT 1`,
    )
    .get({ headings, register: register ?? null, byChoice }) as RecipeRow | undefined
  return row && known(row)
}

/** @throws LedgerError not-found */
export function readRecipe(reader: SQLite.Database, id: number): KnownRecipe {
  return known(rowOf(reader, id))
}

/** The next version where the name is known; what a clerk has named stays the clerk's. */
export function keepRecipe(writer: SQLite.Database, draft: RecipeDraft, stamp: { readonly automatic: boolean; readonly at: string }): RecipeSummary {
  const { version } = writer.prepare('SELECT coalesce(max(version), 0) + 1 AS version FROM recipe WHERE name = ?').get(draft.name) as { version: number }
  const named = writer.prepare('SELECT 1 FROM recipe WHERE name = ? AND automatic = 0').get(draft.name) !== undefined
  const document: RecipeDocument = { kind: 'union-ledger-recipe', format: 1, version, ...draft }
  const headings = headingKey(draft.columns.map((column) => column.heading))
  const { lastInsertRowid } = writer
    .prepare('INSERT INTO recipe (name, version, register, headings, automatic, document, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(draft.name, version, draft.register, headings, stamp.automatic && !named ? 1 : 0, JSON.stringify(document), stamp.at)
  return summarise(rowOf(writer, Number(lastInsertRowid)))
}

/** A name for a recipe that makes itself: never that of a recipe for other headings. */
export function automaticName(reader: SQLite.Database, wanted: string, columns: RecipeDraft['columns']): string {
  const headings = headingKey(columns.map((column) => column.heading))
  const taken = reader.prepare('SELECT 1 FROM recipe WHERE name = ? AND headings <> ?')
  const base = wanted.slice(0, 90)
  let name = base
  for (let number = 2; taken.get(name, headings) !== undefined; number++) name = `${base} (${number})`
  return name
}

/** All versions get the name, and the recipe counts as the clerk's own. @throws LedgerError not-found, name-taken */
export function renameRecipe(writer: SQLite.Database, id: number, name: string): RecipeSummary {
  const row = rowOf(writer, id)
  if (row.name !== name) {
    if (writer.prepare('SELECT 1 FROM recipe WHERE name = ?').get(name)) throw new LedgerError('name-taken', { name })
    writer.prepare("UPDATE recipe SET name = @to, document = json_set(document, '$.name', @to) WHERE name = @from").run({ from: row.name, to: name })
  }
  writer.prepare('UPDATE recipe SET automatic = 0 WHERE name = ?').run(name)
  return summarise(rowOf(writer, id))
}

/** With all its versions. @throws LedgerError not-found */
export function removeRecipe(writer: SQLite.Database, id: number): void {
  writer.prepare('DELETE FROM recipe WHERE name = ?').run(rowOf(writer, id).name)
}

/** @param name of the file, for the refusal. @throws LedgerError recipe-invalid */
export function parseRecipe(text: string, name: string): RecipeDocument {
  try {
    return recipeDocument.parse(JSON.parse(text.replace(/^\ufeff/, '')))
  } catch (cause) {
    throw new LedgerError('recipe-invalid', { file: name }, { cause })
  }
}

function rowOf(reader: SQLite.Database, id: number): RecipeRow {
  const row = reader.prepare('SELECT * FROM recipe WHERE id = ?').get(id) as RecipeRow | undefined
  if (!row) throw new LedgerError('not-found', { what: `recipe ${id}` })
  return row
}

function known(row: RecipeRow): KnownRecipe {
  return { id: row.id, document: recipeDocument.parse(JSON.parse(row.document)) }
}

function summarise(row: RecipeRow): RecipeSummary {
  const { id, name, version, register, automatic, updated_at } = row
  const { columns } = known(row).document
  return { id, name, version, register, columns: columns.length, automatic: automatic === 1, updatedAt: updated_at }
}
