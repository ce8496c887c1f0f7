import { LedgerError } from '#shared/api/errors.ts'
import { findRegister } from '#shared/registers/index.ts'
import { type Command, done } from '../command.ts'
import { lastEvent } from '../lastEvent.ts'

export const undo: Command = {
  name: 'undo',
  usage: 'undo BATCH',
  summary: ['撤销一次导入；之后改过的记录保留并说明', 'take an import back; what was changed since is kept, with its reason'],
  positionals: [1, 1],
  async run(context) {
    const batchId = Number(context.positionals[0])
    if (!Number.isSafeInteger(batchId) || batchId < 1) throw new LedgerError('wrong-usage', { usage: `ledger ${undo.usage}` })
    const core = await context.office()
    const { result } = await lastEvent(await core.call.imports.undo({ batchId }, { signal: context.signal }), context.progress)
    context.answer(result, () => {
      const left = [...result.kept, ...result.failed].map(({ register, id, reason }) => `  ${findRegister(register)?.label ?? register} ${id}  ${reason}`)
      const head = context.say(
        `批次 ${batchId} 已撤销：恢复 ${result.reversed} 条，保留 ${result.kept.length} 条，失败 ${result.failed.length} 条`,
        `batch ${batchId} taken back: ${result.reversed} reversed, ${result.kept.length} kept, ${result.failed.length} failed`,
      )
      return [head, ...left].join('\n')
    })
    return done
  },
}
