// The importer's side of the contract: the same whether the importer works in the core's own thread or in one apart (importer/).
import { implement } from '@orpc/server'
import { contract } from '#shared/api/contract.ts'
import type { Imports } from '../imports/imports.ts'
import type { Log } from '../office.ts'
import { refusing, told } from './refusals.ts'

/** The importer's door, be it here or at the other end of a wire. */
export type ImportsDoor = {
  readonly [Call in keyof Imports]: (...asked: Parameters<Imports[Call]>) => ReturnType<Imports[Call]> | Promise<Awaited<ReturnType<Imports[Call]>>>
}

/** @param imports called once per call: the importer comes when it is first needed. */
export function createImportsRouter(log: Log, imports: () => Promise<ImportsDoor>) {
  const os = implement(contract.imports).use(({ next }) => refusing(log, next))

  return os.router({
    prepare: os.prepare.handler(async () => {
      await (await imports()).prepare()
      return {}
    }),
    open: os.open.handler(async function* ({ input, signal }) {
      yield* told(log, async () => (await imports()).open(input, signal))
    }),
    adjust: os.adjust.handler(async function* ({ input, signal }) {
      yield* told(log, async () => (await imports()).adjust(input, signal))
    }),
    rows: os.rows.handler(async ({ input }) => (await imports()).rows(input)),
    commit: os.commit.handler(async function* ({ input, signal }) {
      yield* told(log, async () => (await imports()).commit(input, signal))
    }),
    discard: os.discard.handler(async ({ input }) => {
      await (await imports()).discard(input)
      return {}
    }),
    batches: os.batches.handler(async ({ input }) => (await imports()).batches(input)),
    undo: os.undo.handler(async function* ({ input, signal }) {
      yield* told(log, async () => (await imports()).undo(input, signal))
    }),
    batch: os.batch.handler(async ({ input }) => (await imports()).batch(input)),
    problems: os.problems.handler(async ({ input }) => (await imports()).problems(input)),
    cells: os.cells.handler(async ({ input }) => (await imports()).cells(input)),
    same: os.same.handler(async ({ input }) => (await imports()).same(input)),
    missing: os.missing.handler(async ({ input }) => (await imports()).missing(input)),
    errorWorkbook: os.errorWorkbook.handler(async function* ({ input, signal }) {
      yield* told(log, async () => (await imports()).errorWorkbook(input, signal))
    }),
    recipes: os.recipes.handler(async () => (await imports()).recipes()),
    saveRecipe: os.saveRecipe.handler(async ({ input }) => (await imports()).saveRecipe(input)),
    renameRecipe: os.renameRecipe.handler(async ({ input }) => (await imports()).renameRecipe(input)),
    removeRecipe: os.removeRecipe.handler(async ({ input }) => (await imports()).removeRecipe(input)),
    exportRecipe: os.exportRecipe.handler(async ({ input }) => (await imports()).exportRecipe(input)),
    importRecipe: os.importRecipe.handler(async ({ input }) => (await imports()).importRecipe(input)),
  })
}
