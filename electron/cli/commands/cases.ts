// cases: outreach cases from the command line: listing, opening, handing out, results, and the lists that go out and come back.
import { LedgerError } from '#shared/api/errors.ts'
import type { CaseQueryInput } from '#shared/api/outreachContract.ts'
import type { RefusedCase } from '#shared/api/outreachTypes.ts'
import { tierLabels } from '#shared/messages/outreach.ts'
import { type CaseStep, caseSteps } from '#shared/outreach/steps.ts'
import { type Tier, tiers } from '#shared/outreach/tiers.ts'
import { type Command, type CommandContext, done, someRejected } from '../command.ts'
import { countyNamed } from '../countyNamed.ts'
import { lastEvent } from '../lastEvent.ts'
import { listQueryOf } from '../listQuery.ts'
import { copyOut, formatOf } from '../writeOut.ts'
import { list } from './list.ts'

type Step = Exclude<CaseStep, 'found'>
const steps = caseSteps.filter((step): step is Step => step !== 'found')

export const cases: Command = {
  name: 'cases',
  usage:
    'cases [--where field=value]… · cases summary · cases open [--source CODE] [--county NAME] [--tier TIER]… [--dry-run] · cases issue|hand-on|verify|confirm|rule-out|extend|close|reopen [--where …] [--on DATE] [--due DATE] [--to county|township] [--responsible NAME] [--person NAME] [--result CODE] [--until DATE] [--evidence TEXT] [--why TEXT] · cases export [--where …] [--by county|township] --out FILE.xlsx|.zip · cases undo DEED',
  summary: ['未建会核查的案件：列出、立案、下发、核查、延期、办结，导出任务清单', 'outreach cases: list, open, issue, verify, extend, close, and task lists'],
  options: {
    where: { type: 'string', multiple: true },
    search: { type: 'string' },
    sort: { type: 'string' },
    limit: { type: 'string' },
    offset: { type: 'string' },
    all: { type: 'boolean' },
    source: { type: 'string' },
    county: { type: 'string' },
    tier: { type: 'string', multiple: true },
    'dry-run': { type: 'boolean' },
    on: { type: 'string' },
    due: { type: 'string' },
    to: { type: 'string' },
    responsible: { type: 'string' },
    person: { type: 'string' },
    result: { type: 'string' },
    until: { type: 'string' },
    evidence: { type: 'string' },
    why: { type: 'string' },
    by: { type: 'string' },
    out: { type: 'string' },
  },
  positionals: [0, 2],
  async run(context) {
    const [action, number] = context.positionals
    if (number !== undefined && action !== 'undo') throw usage()
    switch (action) {
      case undefined:
        return list.run({ ...context, positionals: ['outreach'] })
      case 'summary':
        return summary(context)
      case 'open':
        return open(context)
      case 'export':
        return exportLists(context)
      case 'undo':
        return takeBack(context, number ?? '')
      default: {
        const step = steps.find((one) => one === action)
        if (!step) throw usage()
        return take(context, step)
      }
    }
  },
}

const usage = () => new LedgerError('wrong-usage', { usage: `ledger ${cases.usage}` })

async function summary(context: CommandContext): Promise<number> {
  const found = await (await context.office()).call.outreach.summary()
  context.answer(found, () =>
    context.say(
      `共 ${found.total} 件：待下发 ${found.states['to-issue']}，逾期 ${found.overdue}，临期 ${found.dueSoon}，未反馈 ${found.unanswered}`,
      `${found.total} cases: ${found.states['to-issue']} to issue, ${found.overdue} overdue, ${found.dueSoon} due soon, ${found.unanswered} unanswered`,
    ),
  )
  return done
}

async function open(context: CommandContext): Promise<number> {
  const core = await context.office()
  const { source, county } = context.options
  const wanted = listOf(context.options.tier).map((text) => tierOf(text))
  const filter = {
    ...(typeof source === 'string' && { source }),
    ...(typeof county === 'string' && { county: await countyNamed(core, county) }),
    ...(wanted.length > 0 && { tiers: wanted }),
  }
  if (context.options['dry-run'] === true) {
    const { candidates: _, ...found } = await core.call.outreach.candidates({ ...filter, limit: 1 })
    context.answer(found, () =>
      context.say(
        `可立案 ${found.total} 家（${tiers.map((tier) => `${tierLabels[tier]} ${found.tiers[tier]}`).join('，')}），已有案件 ${found.withCase} 家`,
        `${found.total} cases could be opened, ${found.withCase} enterprises have one already`,
      ),
    )
    return done
  }
  const { type: _, ...opened } = await lastEvent(await core.call.outreach.open(filter, { signal: context.signal }), context.progress)
  context.answer(opened, () =>
    [
      context.say(`立案 ${opened.cases} 件，新建单位 ${opened.units} 家`, `${opened.cases} cases opened, ${opened.units} units created`),
      ...refusals(opened.refused),
    ].join('\n'),
  )
  return opened.refused.length > 0 ? someRejected : done
}

async function take(context: CommandContext, step: Step): Promise<number> {
  const { on, due, to, responsible, person, result, until, evidence, why } = context.options
  if (to !== undefined && to !== 'county' && to !== 'township') throw new LedgerError('bad-input', { field: '--to', value: String(to) })
  const day = { issue: 'issuedOn', confirm: 'verifiedOn', 'rule-out': 'verifiedOn', close: 'closedOn' } as const
  const dayField = day[step as keyof typeof day]
  const said = (key: string, value: unknown) => (typeof value === 'string' ? { [key]: value } : {})
  const core = await context.office()
  const taken = await core.call.outreach.step(
    {
      cases: queryOf(context),
      step,
      values: {
        ...(dayField && said(dayField, on)),
        ...said('dueOn', due),
        ...said('responsible', responsible),
        ...said('person', person),
        ...said('verificationResult', result),
        ...said('extendedTo', until),
        ...said('evidence', evidence),
        ...(step === 'extend' && said('extensionReason', why)),
      },
      ...(to && { federation: to }),
      ...(typeof why === 'string' && { why }),
    },
    { signal: context.signal },
  )
  context.answer(taken, () => [context.say(`办理 ${taken.done} 件`, `${taken.done} cases done`), ...refusals(taken.refused)].join('\n'))
  return taken.refused.length > 0 ? someRejected : done
}

async function exportLists(context: CommandContext): Promise<number> {
  const { out, by, county } = context.options
  if (typeof out !== 'string') throw usage()
  const format = formatOf(out, ['xlsx', 'zip'] as const)
  const core = await context.office()
  const query = queryOf(context)
  const place = typeof county === 'string' ? [{ field: 'county', op: 'is', value: await countyNamed(core, county) } as const] : []
  const order = { cases: { ...query, filters: [...(query.filters ?? []), ...place] }, by: grouping(by), eachCounty: format === 'zip' }
  const { file } = await lastEvent(await core.call.outreach.taskLists(order, { signal: context.signal }), context.progress)
  const path = await copyOut(core, file.fileId, out)
  context.answer({ out: path, cases: file.cases, sheets: file.sheets }, () =>
    context.say(`已写入 ${file.cases} 件、${file.sheets} 张表：${path}`, `${file.cases} cases on ${file.sheets} sheets written to ${path}`),
  )
  return done
}

async function takeBack(context: CommandContext, text: string): Promise<number> {
  const deedId = Number(text)
  if (!Number.isSafeInteger(deedId) || deedId < 1) throw usage()
  const undone = await (await context.office()).call.outreach.undo({ deedId })
  context.answer(undone, () =>
    [
      context.say(`已撤销 ${undone.reversed} 件，保留 ${undone.kept.length} 件`, `${undone.reversed} taken back, ${undone.kept.length} kept`),
      ...undone.kept.map(({ id, name, reason }) => `  ${name ?? id}  ${reason}`),
    ].join('\n'),
  )
  return done
}

function queryOf({ options }: CommandContext): CaseQueryInput {
  const { filters, search } = listQueryOf('outreach', { where: options.where, search: options.search })
  return { ...(filters && { filters }), ...(search !== undefined && { search }) }
}

/** By code or label. @throws LedgerError bad-input */
function tierOf(text: string): Tier {
  const tier = tiers.find((one) => one === text || tierLabels[one] === text)
  if (!tier) throw new LedgerError('bad-input', { field: '--tier', value: text })
  return tier
}

/** @throws LedgerError bad-input */
function grouping(by: unknown): 'county' | 'township' {
  if (by === undefined || by === 'county') return 'county'
  if (by === 'township') return by
  throw new LedgerError('bad-input', { field: '--by', value: String(by) })
}

const listOf = (given: unknown): string[] => (Array.isArray(given) ? given.map(String) : [])
const refusals = (refused: readonly RefusedCase[]) => refused.map(({ name, reason }) => `  ${name}  ${reason}`)
