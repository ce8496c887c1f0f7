// What the contract asks about recipes.
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import type { RecipeSummary } from '#shared/api/batchTypes.ts'
import { LedgerError } from '#shared/api/errors.ts'
import type { OutputFile } from '#shared/api/host.ts'
import type { Files } from '../files/files.ts'
import type { Office } from '../office.ts'
import type { PreviewSheet } from './preview.ts'
import { recipeOfSheet } from './recipeOfSheet.ts'
import { keepRecipe, listRecipes, parseRecipe, readRecipe, removeRecipe, renameRecipe } from './recipes.ts'

export interface RecipeDoor {
  recipes(): RecipeSummary[]
  saveRecipe(input: { previewId: string; sheet: string; name: string }): RecipeSummary
  renameRecipe(input: { recipeId: number; name: string }): RecipeSummary
  removeRecipe(input: { recipeId: number }): Record<never, never>
  exportRecipe(input: { recipeId: number }): OutputFile
  importRecipe(input: { fileId: string }): RecipeSummary
}

/** A recipe is a few pages of text; what is larger is something else. */
const LARGEST = 5_000_000

export function createRecipeDoor(office: Office, files: Files, find: (previewId: string, sheet: string) => PreviewSheet): RecipeDoor {
  const { database, clock } = office
  return {
    recipes: () => listRecipes(database.reader),
    saveRecipe({ previewId, sheet, name }) {
      const draft = recipeOfSheet(find(previewId, sheet), name)
      if (!draft) throw new LedgerError('register-unclear', { sheet: find(previewId, sheet).sheet.name })
      return database.write((writer) => keepRecipe(writer, draft, { automatic: false, at: clock.now() }))
    },
    renameRecipe: ({ recipeId, name }) => database.write((writer) => renameRecipe(writer, recipeId, name)),
    removeRecipe({ recipeId }) {
      database.write((writer) => removeRecipe(writer, recipeId))
      return {}
    },
    exportRecipe({ recipeId }) {
      const { document } = readRecipe(database.reader, recipeId)
      const { path, fileId, name } = files.newOutput(`${document.name}.recipe.json`)
      writeFileSync(path, `${JSON.stringify(document, null, 2)}\n`)
      return { fileId, name }
    },
    importRecipe({ fileId }) {
      const { path, name } = files.find(fileId)
      if (statSync(path).size > LARGEST) throw new LedgerError('recipe-invalid', { file: name })
      const { kind: _kind, format: _format, version: _version, ...draft } = parseRecipe(readFileSync(path, 'utf8'), name)
      return database.write((writer) => keepRecipe(writer, draft, { automatic: false, at: clock.now() }))
    },
  }
}
