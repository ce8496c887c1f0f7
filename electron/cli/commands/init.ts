import { LedgerError } from '#shared/api/errors.ts'
import { findRegister } from '#shared/registers/index.ts'
import { type Command, done } from '../command.ts'
import { lastEvent } from '../lastEvent.ts'
import { hasOffice } from '../officeFile.ts'
import { table } from '../table.ts'

export const init: Command = {
  name: 'init',
  usage: 'init [--demo taizhou [--members none|sample|all]]',
  summary: [
    '新建数据文件夹；--demo taizhou 建立台州演示单位，会员记录默认建一部分，all 为全部 1,033,100 条',
    'make a data folder; --demo taizhou fills it with the demo office, by default with a sample of its 1,033,100 members as records',
  ],
  options: { demo: { type: 'string' }, members: { type: 'string' } },
  positionals: [0, 0],
  async run(context) {
    const { demo, members } = context.options
    if ((demo !== undefined && demo !== 'taizhou') || !isScope(members) || (members !== undefined && demo === undefined)) {
      throw new LedgerError('wrong-usage', { usage: `ledger ${init.usage}` })
    }
    // An office that a broken-off demo left empty may still become one; startDemo refuses any other.
    const core = demo && (await hasOffice(context.dataDir)) ? await context.office() : await context.newOffice()
    if (demo) await lastEvent(await core.call.office.startDemo({ demo, members }, { signal: context.signal }), context.progress)
    const { counts } = await core.call.office.status()
    context.answer({ dataDir: context.dataDir, counts }, () => {
      const rows = Object.entries(counts).map(([id, count]) => [findRegister(id)?.label ?? id, String(count)])
      return `${context.say('数据文件夹：', 'Data folder: ')}${context.dataDir}\n${table([context.say('台账', 'register'), context.say('条数', 'records')], rows, ['left', 'right'])}`
    })
    return done
  },
}

function isScope(text: unknown): text is 'none' | 'sample' | 'all' | undefined {
  return text === undefined || text === 'none' || text === 'sample' || text === 'all'
}
