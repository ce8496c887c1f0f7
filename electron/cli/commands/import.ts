import { basename } from 'node:path'
import { LedgerError } from '#shared/api/errors.ts'
import { findRegister, type RegisterId } from '#shared/registers/index.ts'
import { type Command, type CommandContext, done, someRejected } from '../command.ts'
import { hasRejections, receiptOfPreview, receiptText } from '../importReceipt.ts'
import { lastEvent } from '../lastEvent.ts'

const policies = ['overwrite', 'fill', 'keep'] as const

export const importFiles: Command = {
  name: 'import',
  usage: 'import FILE… [--register ID|auto] [--sheet NAME] [--policy overwrite|fill|keep] [--dry-run]',
  summary: ['导入台账文件；--dry-run 只看结果不保存', 'import ledger files; --dry-run stores nothing'],
  options: { register: { type: 'string' }, sheet: { type: 'string' }, policy: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  positionals: [1, Number.POSITIVE_INFINITY],
  async run(context) {
    const { sheet } = context.options
    const register = registerOf(context)
    const policy = policyOf(context)
    const core = await context.office()
    const fileIds: string[] = []
    for (const path of context.positionals) fileIds.push((await core.files.takeIn(path, basename(path))).fileId)
    const dryRun = context.options['dry-run'] === true
    const { preview } = await lastEvent(
      await core.call.imports.open(
        { fileIds, policy, rehearse: dryRun, ...(register && { register }), ...(typeof sheet === 'string' && { sheet }) },
        { signal: context.signal },
      ),
      context.progress,
    )
    if (dryRun) {
      const tried = preview.sheets.flatMap((each) => receiptOfPreview(each) ?? [])
      await core.call.imports.discard({ previewId: preview.previewId })
      context.answer({ batches: tried }, () => receiptText(tried, context.say))
      return hasRejections(tried) ? someRejected : done
    }
    const { batches } = await lastEvent(await core.call.imports.commit({ previewId: preview.previewId }, { signal: context.signal }), context.progress)
    context.answer({ batches }, () => receiptText(batches, context.say))
    return hasRejections(batches) ? someRejected : done
  },
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
