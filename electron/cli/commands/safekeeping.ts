// backup, backups, restore, verify.
import { basename } from 'node:path'
import { LedgerError } from '#shared/api/errors.ts'
import type { BackupInfo } from '#shared/api/types.ts'
import { backupLabels } from '#shared/messages/labels.ts'
import { sizeText } from '#shared/values/sizeText.ts'
import { type Command, type CommandContext, done } from '../command.ts'
import { officeFile } from '../officeFile.ts'
import { table } from '../table.ts'

export const backup: Command = {
  name: 'backup',
  usage: 'backup [--to DIR]',
  summary: ['备份并核对备份', 'take a backup and verify it'],
  options: { to: { type: 'string' } },
  positionals: [0, 0],
  async run(context) {
    const { to } = context.options
    const core = await context.office()
    const info = await core.backup(typeof to === 'string' ? to : undefined)
    context.answer(info, () => context.say(`已备份：${info.name}（${sizeText(info.bytes)}）`, `backup taken: ${info.name} (${sizeText(info.bytes)})`))
    return done
  },
}

export const backups: Command = {
  name: 'backups',
  usage: 'backups',
  summary: ['列出备份，新的在前', 'list backups, newest first'],
  positionals: [0, 0],
  async run(context) {
    const { listBackups } = await import('#core/closedOffice.ts')
    const known = listBackups(context.dataDir)
    context.answer({ backups: known }, () => backupTable(context, known))
    return done
  },
}

export const restore: Command = {
  name: 'restore',
  usage: 'restore BACKUP',
  summary: ['用备份替换现有数据；现有数据先备份', 'put a backup in the place of the data, which is backed up first'],
  positionals: [1, 1],
  async run(context) {
    const [name = ''] = context.positionals
    const { restoreBackup, systemClock } = await import('#core/closedOffice.ts')
    const result = await restoreBackup({ dataDir: context.dataDir, backup: name, clock: systemClock, by: '命令行' })
    context.answer(result, () => {
      const kept = result.before?.name ?? result.aside
      const before = kept ? context.say(`；原数据留在 ${kept}`, `; what was there before is in ${kept}`) : ''
      return context.say(`已恢复：${basename(result.restored)}${before}`, `restored: ${basename(result.restored)}${before}`)
    })
    return done
  },
}

export const verify: Command = {
  name: 'verify',
  usage: 'verify [BACKUP]',
  summary: ['逐页检查数据或某个备份', 'check the data, or a backup, page by page'],
  positionals: [0, 1],
  async run(context) {
    const [name] = context.positionals
    const { findBackup, verifyFile } = await import('#core/closedOffice.ts')
    // Without opening the office: a damaged one does not open, and a look disturbs nobody who works in it.
    const result = await verifyFile(name === undefined ? await officeFile(context.dataDir) : findBackup(context.dataDir, name))
    context.answer(result, () =>
      [`${result.file}  ${result.ok ? context.say('完好', 'sound') : context.say('已损坏', 'damaged')}`, ...result.findings].join('\n'),
    )
    if (!result.ok) throw new LedgerError(name === undefined ? 'database-damaged' : 'backup-damaged', { file: result.file })
    return done
  },
}

function backupTable(context: CommandContext, known: readonly BackupInfo[]): string {
  const headings = [context.say('备份', 'backup'), context.say('时间 (UTC)', 'taken (UTC)'), context.say('大小', 'size'), context.say('缘由', 'why')]
  const rows = known.map(({ name, at, bytes, why }) => [name, at.slice(0, 19).replace('T', ' '), sizeText(bytes), backupLabels[why][context.language]])
  return table(headings, rows, ['left', 'left', 'right', 'left'])
}
