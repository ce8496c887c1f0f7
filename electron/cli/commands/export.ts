import { LedgerError } from '#shared/api/errors.ts'
import { type Command, done } from '../command.ts'
import { lastEvent } from '../lastEvent.ts'
import { filterOptions, listQueryOf } from '../listQuery.ts'
import { copyOut, formatOf } from '../writeOut.ts'

export const exportRecords: Command = {
  name: 'export',
  usage: 'export REGISTER --out FILE.xlsx|.csv [--where field=value]… [--search TEXT] [--sort [-]field] [--as-of DATE] [--unmasked --reason TEXT]',
  summary: ['导出台账，可原样再导入', 'export a register in a form that imports again'],
  options: { ...filterOptions, out: { type: 'string' } },
  positionals: [1, 1],
  async run(context) {
    const { out } = context.options
    if (typeof out !== 'string') throw new LedgerError('wrong-usage', { usage: `ledger ${exportRecords.usage}` })
    const format = formatOf(out, ['xlsx', 'csv'] as const)
    const query = listQueryOf(context.positionals[0], context.options)
    const core = await context.office()
    const { file } = await lastEvent(await core.call.records.export({ ...query, format }, { signal: context.signal }), context.progress)
    const { fileId, rows } = file
    const path = await copyOut(core, fileId, out)
    context.answer({ out: path, rows }, () => context.say(`已导出 ${rows} 条：${path}`, `${rows} records written to ${path}`))
    return done
  },
}
