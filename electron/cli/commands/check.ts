import type { Core } from '#core/core.ts'
import { LedgerError } from '#shared/api/errors.ts'
import { checkKinds, checkOf } from '#shared/quality/checks.ts'
import {
  type FindingCount,
  type FindingJson,
  type FindingLevel,
  findingLevels,
  levelLabels,
  type QualitySummary,
  sumOf,
  sumsByCounty,
} from '#shared/quality/findings.ts'
import { findRegister, type RegisterId } from '#shared/registers/index.ts'
import { type Command, type CommandContext, done } from '../command.ts'
import { countyNamed } from '../countyNamed.ts'
import { lastEvent } from '../lastEvent.ts'
import { table } from '../table.ts'
import { copyOut, formatOf } from '../writeOut.ts'

/** The contract's most. */
const perCall = 200

export const check: Command = {
  name: 'check',
  usage: 'check [--register ID] [--county NAME] [--level error|warning|info] [--out FILE.xlsx|.zip]',
  summary: ['检查数据质量；--out 写成可发回县（市、区）的表，.zip 每县一份', 'check data quality; --out writes what to send back, .zip one file per county'],
  options: { register: { type: 'string' }, county: { type: 'string' }, level: { type: 'string' }, out: { type: 'string' } },
  positionals: [0, 0],
  async run(context) {
    const { out } = context.options
    const format = typeof out === 'string' ? formatOf(out, ['xlsx', 'zip'] as const) : null
    const core = await context.office()
    const { signal } = context
    const filter = await filterOf(context, core)
    const { summary } = await lastEvent(await core.call.quality.run({}, { signal }), context.progress)
    if (typeof out === 'string' && format) {
      const { file } = await lastEvent(await core.call.quality.export({ ...filter, eachCounty: format === 'zip' }, { signal }), context.progress)
      const path = await copyOut(core, file.fileId, out)
      context.answer({ out: path, rows: file.rows, counts: countsOf(summary, filter) }, () =>
        context.say(`已写入 ${file.rows} 条：${path}`, `${file.rows} findings written to ${path}`),
      )
      return done
    }
    const findings = context.json ? await allFindings(core, filter, signal) : []
    context.answer({ findings, counts: countsOf(summary, filter) }, () => summaryText(context, summary, filter))
    return done
  },
}

interface Asked {
  readonly register?: RegisterId
  readonly county?: string
  readonly level?: FindingLevel
}

/** @throws LedgerError register-unknown, bad-input */
async function filterOf({ options: { register, county, level } }: CommandContext, core: Core): Promise<Asked> {
  if (typeof register === 'string' && !findRegister(register)) throw new LedgerError('register-unknown', { register })
  const known = findingLevels.find((one) => one === level)
  if (level !== undefined && known === undefined) throw new LedgerError('bad-input', { field: '--level', value: String(level) })
  return {
    ...(typeof register === 'string' && { register: register as RegisterId }),
    // '' stays: the findings of no county.
    ...(typeof county === 'string' && { county: county === '' ? '' : await countyNamed(core, county) }),
    ...(known && { level: known }),
  }
}

async function allFindings(core: Core, filter: Asked, signal: AbortSignal): Promise<FindingJson[]> {
  const findings: FindingJson[] = []
  for (;;) {
    const page = await core.call.quality.findings({ ...filter, offset: findings.length, limit: perCall }, { signal })
    findings.push(...page.findings.map(({ register, id, field, code, level, message }) => ({ register, id, field, code, level, message })))
    if (page.findings.length < perCall) return findings
  }
}

/** Open findings; what was put aside is counted on its own. */
function countsOf({ counts }: QualitySummary, filter: Asked) {
  const meant = counts.filter((each) => isAsked(each, filter))
  const checks: Record<string, number> = {}
  for (const { code, count } of meant) checks[code] = (checks[code] ?? 0) + count
  const counties = Object.fromEntries([...sumsByCounty(meant)].map(([county, sums]) => [county, sums.total]))
  return { ...sumOf(meant), checks, counties }
}

function isAsked(each: FindingCount, { register, county, level }: Asked): boolean {
  return (register ?? each.register) === each.register && (county ?? each.county) === each.county && (level ?? each.level) === each.level
}

function summaryText(context: CommandContext, summary: QualitySummary, filter: Asked): string {
  const rows = summary.counts
    .filter((each) => isAsked(each, filter) && each.count > 0)
    .map(({ code, level, register, county, count }) => {
      const { kind, label } = checkOf(code)
      return [checkKinds[kind], label, levelLabels[level], findRegister(register)?.label ?? register, county, String(count)]
    })
  const headings = [
    context.say('类别', 'kind'),
    context.say('检查', 'check'),
    context.say('级别', 'level'),
    context.say('台账', 'register'),
    context.say('县（市、区）', 'county'),
    context.say('条数', 'findings'),
  ]
  const { total, aside } = sumOf(summary.counts.filter((each) => isAsked(each, filter)))
  const sum = context.say(`共 ${total} 条，另有 ${aside} 条已搁置`, `${total} findings, ${aside} put aside`)
  return rows.length === 0 ? sum : `${table(headings, rows, ['left', 'left', 'left', 'left', 'left', 'right'])}\n${sum}`
}
