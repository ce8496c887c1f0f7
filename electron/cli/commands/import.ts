import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Core } from '#core/core.ts'
import type { BatchReport } from '#shared/api/batchTypes.ts'
import { LedgerError } from '#shared/api/errors.ts'
import type { SheetPreview, ShownProblem } from '#shared/api/previewTypes.ts'
import type { RecipeDocument } from '#shared/importing/recipe.ts'
import { findRegister, type RegisterId } from '#shared/registers/index.ts'
import { type Command, type CommandContext, done, someRejected } from '../command.ts'
import { hasRejections, receiptOfPreview, receiptText } from '../importReceipt.ts'
import { lastEvent } from '../lastEvent.ts'
import { listNameOf } from '../listName.ts'

const policies = ['overwrite', 'fill', 'keep'] as const

export const importFiles: Command = {
  name: 'import',
  usage:
    'import FILE… [--register ID|auto] [--sheet NAME] [--policy overwrite|fill|keep] [--recipe FILE] [--source social-insurance|census|market|tax|self --month YYYY-MM] [--dry-run]',
  summary: [
    '导入台账文件；--recipe 按导入方案对应各列，--source 和 --month 说明是哪一份外部名单，--dry-run 只看结果不保存',
    'import ledger files; --recipe reads them as a recipe says, --source and --month say which outside list they are, --dry-run stores nothing',
  ],
  options: {
    register: { type: 'string' },
    sheet: { type: 'string' },
    policy: { type: 'string' },
    recipe: { type: 'string' },
    source: { type: 'string' },
    month: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  positionals: [1, Number.POSITIVE_INFINITY],
  async run(context) {
    const { sheet } = context.options
    const register = registerOf(context)
    const policy = policyOf(context)
    const list = listNameOf(context.options, basename(context.positionals[0] ?? ''))
    if (list && register && register !== 'listEntry') throw new LedgerError('wrong-usage', { usage: `ledger ${importFiles.usage}` })
    const recipe = await recipeOf(context)
    const core = await context.office()
    const fileIds: string[] = []
    for (const path of context.positionals) fileIds.push((await core.files.takeIn(path, basename(path))).fileId)
    const dryRun = context.options['dry-run'] === true
    const { preview } = await lastEvent(
      await core.call.imports.open(
        {
          fileIds,
          policy,
          rehearse: dryRun,
          ...(register && { register }),
          ...(list && { list }),
          ...(typeof sheet === 'string' && { sheet }),
          ...(recipe && { recipe }),
        },
        { signal: context.signal },
      ),
      context.progress,
    )
    if (dryRun) {
      const tried: BatchReport[] = []
      for (const each of preview.sheets) {
        const receipt = receiptOfPreview(each)
        if (receipt) tried.push({ ...receipt, problems: await allProblems(core, preview.previewId, each) })
      }
      await core.call.imports.discard({ previewId: preview.previewId })
      context.answer({ batches: tried }, () => receiptText(tried, context.say))
      return hasRejections(tried) ? someRejected : done
    }
    const { batches } = await lastEvent(await core.call.imports.commit({ previewId: preview.previewId }, { signal: context.signal }), context.progress)
    context.answer({ batches }, () => receiptText(batches, context.say))
    return hasRejections(batches) ? someRejected : done
  },
}

/** A preview carries the first of its problems only. */
async function allProblems(core: Core, previewId: string, { key, problems, problemGroups }: SheetPreview): Promise<readonly ShownProblem[]> {
  const count = problemGroups.reduce((sum, group) => sum + group.count, 0)
  const all = [...problems]
  while (all.length < count) {
    const page = await core.call.imports.problems({ of: { previewId, sheet: key }, offset: all.length, limit: 200 })
    if (page.problems.length === 0) break
    all.push(...page.problems)
  }
  return all
}

async function recipeOf({ options }: CommandContext): Promise<RecipeDocument | undefined> {
  const path = options.recipe
  if (typeof path !== 'string') return undefined
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    throw new LedgerError(missing ? 'file-missing' : 'file-unreadable', { file: basename(path) }, { cause })
  }
  const { parseRecipe } = await import('#core/core.ts')
  return parseRecipe(text, basename(path))
}

function registerOf({ options }: CommandContext): RegisterId | undefined {
  const id = options.register
  if (id === undefined || id === 'auto') return undefined
  if (typeof id !== 'string' || !findRegister(id)) throw new LedgerError('register-unknown', { register: String(id) })
  return id as RegisterId
}

function policyOf({ options }: CommandContext): (typeof policies)[number] {
  const asked = options.policy ?? 'overwrite'
  const policy = policies.find((known) => known === asked)
  if (!policy) throw new LedgerError('wrong-usage', { usage: `ledger ${importFiles.usage}` })
  return policy
}
