// recipes, and what may be done with one: they travel between offices as files.
import { basename } from 'node:path'
import type { Core } from '#core/core.ts'
import type { RecipeSummary } from '#shared/api/batchTypes.ts'
import { LedgerError } from '#shared/api/errors.ts'
import { findRegister } from '#shared/registers/index.ts'
import { type Command, type CommandContext, done } from '../command.ts'
import { table } from '../table.ts'
import { copyOut } from '../writeOut.ts'

export const recipes: Command = {
  name: 'recipes',
  usage: 'recipes [list] · recipes export NAME|ID --out FILE · recipes import FILE · recipes rename NAME|ID NEW-NAME · recipes remove NAME|ID',
  summary: ['列出导入方案，或导出、读入、改名、删除一个方案', 'list the recipes of imports, or export, import, rename, remove one'],
  options: { out: { type: 'string' } },
  positionals: [0, 3],
  async run(context) {
    const [action = 'list', ...words] = context.positionals
    const work = Object.hasOwn(actions, action) ? actions[action as keyof typeof actions] : undefined
    const takesOut = action === 'export'
    if (!work || words.length !== work.words || takesOut !== (typeof context.options.out === 'string')) {
      throw new LedgerError('wrong-usage', { usage: `ledger ${recipes.usage}` })
    }
    await work.run(context, await context.office(), words)
    return done
  },
}

interface Action {
  /** How many follow it. */
  readonly words: number
  run(context: CommandContext, core: Core, words: readonly string[]): Promise<void>
}

const actions = {
  list: {
    words: 0,
    async run(context, core) {
      const known = await core.call.imports.recipes()
      context.answer({ recipes: known }, () => recipeTable(context, known))
    },
  },
  export: {
    words: 1,
    async run(context, core, [which = '']) {
      const recipe = await findRecipe(core, which)
      const { fileId } = await core.call.imports.exportRecipe({ recipeId: recipe.id })
      const out = await copyOut(core, fileId, String(context.options.out))
      context.answer({ recipe, out }, () => context.say(`方案“${recipe.name}”已导出：${out}`, `recipe "${recipe.name}" written to ${out}`))
    },
  },
  import: {
    words: 1,
    async run(context, core, [file = '']) {
      const { fileId } = await core.files.takeIn(file, basename(file))
      const recipe = await core.call.imports.importRecipe({ fileId })
      const said = context.say(`已读入方案：${recipe.name}（第 ${recipe.version} 版）`, `recipe taken in: ${recipe.name} (version ${recipe.version})`)
      context.answer({ recipe }, () => said)
    },
  },
  rename: {
    words: 2,
    async run(context, core, [which = '', name = '']) {
      const before = await findRecipe(core, which)
      const recipe = await core.call.imports.renameRecipe({ recipeId: before.id, name })
      context.answer({ recipe }, () => context.say(`方案“${before.name}”已改名为“${recipe.name}”`, `recipe "${before.name}" is now called "${recipe.name}"`))
    },
  },
  remove: {
    words: 1,
    async run(context, core, [which = '']) {
      const recipe = await findRecipe(core, which)
      await core.call.imports.removeRecipe({ recipeId: recipe.id })
      context.answer({ removed: recipe }, () => context.say(`方案“${recipe.name}”已删除`, `recipe "${recipe.name}" removed`))
    },
  },
} satisfies Record<string, Action>

/** By its name, or by its number where no recipe is called so. @throws LedgerError not-found */
async function findRecipe(core: Core, which: string): Promise<RecipeSummary> {
  const known = await core.call.imports.recipes()
  const found = known.find(({ name }) => name === which) ?? known.find(({ id }) => String(id) === which)
  if (!found) throw new LedgerError('not-found', { what: which })
  return found
}

function recipeTable(context: CommandContext, known: readonly RecipeSummary[]): string {
  const headings = [
    context.say('编号', 'id'),
    context.say('方案', 'recipe'),
    context.say('版本', 'version'),
    context.say('台账', 'register'),
    context.say('列', 'columns'),
    context.say('更新 (UTC)', 'updated (UTC)'),
    context.say('来历', 'origin'),
  ]
  const rows = known.map(({ id, name, version, register, columns, updatedAt, automatic }) => [
    String(id),
    name,
    String(version),
    context.language === 'en' ? register : (findRegister(register)?.label ?? register),
    String(columns),
    updatedAt.slice(0, 19).replace('T', ' '),
    automatic ? context.say('自动记下', 'kept by itself') : context.say('已命名', 'named'),
  ])
  return table(headings, rows, ['right', 'left', 'right', 'left', 'right', 'left', 'left'])
}
