// close: a quarter's close from the command line: how far it is, what came in, what is issued and printed, and the close itself.
import { type CloseState, type CloseStep, closeSteps } from '#shared/api/closeTypes.ts'
import { LedgerError } from '#shared/api/errors.ts'
import { closeStepLabels, reminderLabels, standingLabels } from '#shared/messages/closing.ts'
import { registers } from '#shared/registers/index.ts'
import { stepStandings } from '#shared/reports/closeStanding.ts'
import { type Command, type CommandContext, done } from '../command.ts'
import { lastEvent } from '../lastEvent.ts'
import { table } from '../table.ts'
import { checkReports, counted, issueReports, printSet } from './closeReports.ts'

export const close: Command = {
  name: 'close',
  usage:
    'close status|imports|check --period 2019Q1 · close mark STEP [--again] [--note TEXT] · close issue [--report ID|ID/PERIOD]… [--note TEXT] · close print --out FILE.pdf|FOLDER [--paper A4|A3] · close done [--note TEXT] · close reopen --note TEXT',
  summary: [
    '季度结账：办到哪一步、各地报来什么、勾稽、出具、打印整套、备份并结账',
    "a quarter's close: how far it is, what came in, checks, issue, print, backup and close",
  ],
  options: {
    period: { type: 'string' },
    report: { type: 'string', multiple: true },
    note: { type: 'string' },
    again: { type: 'boolean' },
    out: { type: 'string' },
    paper: { type: 'string' },
  },
  positionals: [1, 2],
  async run(context) {
    const [action = '', step] = context.positionals
    const { period, out, paper } = context.options
    const heard = Object.hasOwn(accepted, action) ? accepted[action] : undefined
    const given = Object.values(accepted)
      .flat()
      .filter((option) => context.options[option] !== undefined)
    if (!heard || typeof period !== 'string' || given.some((option) => !heard.includes(option)) || (step !== undefined) !== (action === 'mark')) throw usage()
    switch (action) {
      case 'status':
        return status(context, period)
      case 'imports':
        return imports(context, period)
      case 'check':
        return checkReports(context, period)
      case 'mark':
        return mark(context, period, step)
      case 'issue':
        return issueReports(context, period)
      case 'print':
        if (typeof out !== 'string' || (paper !== undefined && paper !== 'A4' && paper !== 'A3')) throw usage()
        return printSet(context, { period, out, size: paper })
      case 'done':
        return finish(context, period)
      default:
        return reopen(context, period)
    }
  },
}

/** Options that an action listens to, beside --period: any other would be left unheard. */
const accepted: Readonly<Record<string, readonly string[]>> = {
  status: [],
  imports: [],
  check: [],
  mark: ['note', 'again'],
  issue: ['report', 'note'],
  print: ['out', 'paper'],
  done: ['note'],
  reopen: ['note'],
}

const usage = () => new LedgerError('wrong-usage', { usage: `ledger ${close.usage}` })

async function status(context: CommandContext, period: string): Promise<number> {
  const core = await context.office()
  await counted(context, core, period)
  const state = await core.call.close.state({ period })
  context.answer(statusJson(state), () => statusText(context, state))
  return done
}

/** What the reports say one by one is told by `close check`. */
function statusJson(state: CloseState) {
  const { checked: _, reminders, ...rest } = state
  return { ...rest, steps: stepStandings(state), reminders: reminders.map(({ id, count }) => ({ id, count })) }
}

function statusText({ say, language }: CommandContext, state: CloseState): string {
  const marked = (step: CloseStep) => {
    const line = state.marks[step]
    return line ? `${line.on} ${line.by} ${line.done ? say('确认办完', 'said done') : say('重新打开', 'opened again')}` : ''
  }
  const closed = state.closes.find(({ period, stands }) => stands && period === state.period.id)
  const issued = state.items.filter((item) => item.issued !== null).length
  return [
    state.period.label,
    ...(state.over ? [] : [say('本季度还没有结束，数字为今天台账所载。', 'The quarter is not over: figures are those of today.')]),
    table(
      ['', say('步骤', 'step'), say('办到哪里', 'how far'), say('谁说的', 'said by')],
      stepStandings(state).map(({ step, standing }, index) => [
        String(index + 1),
        `${step} ${closeStepLabels[step][language]}`,
        standingLabels[standing][language],
        marked(step),
      ]),
    ),
    ...state.reminders.filter(({ count }) => count > 0).map(({ id, count }) => `${count} ${reminderLabels[id][language]}`),
    say(
      `导入 ${state.imports.batches} 批；${state.items.length} 张表，已出具 ${issued} 张`,
      `${state.imports.batches} imports; ${issued} of ${state.items.length} reports issued`,
    ),
    closed
      ? say(`已经结账：${closed.on}，${closed.by}，备份 ${closed.backup}`, `closed on ${closed.on} by ${closed.by}, backup ${closed.backup}`)
      : say('还没有结账', 'not closed'),
  ].join('\n')
}

async function imports(context: CommandContext, period: string): Promise<number> {
  const core = await context.office()
  const { imports: found } = await lastEvent(await core.call.close.imports({ period }, { signal: context.signal }), context.progress)
  context.answer(found, () => {
    const { say } = context
    const silent = found.counties.filter(({ records }) => Object.keys(records).length === 0).map(({ name }) => name)
    const headings = [say('地区', 'place'), ...found.registers.map((id) => registers[id].label)]
    const rows = found.counties.map(({ name, records }) => [name, ...found.registers.map((id) => String(records[id] ?? 0))])
    return [
      say(`导入 ${found.batches.length} 批`, `${found.batches.length} imports`),
      ...(found.registers.length === 0 ? [] : [table(headings, rows, ['left', ...found.registers.map(() => 'right' as const)])]),
      ...(silent.length === 0 ? [] : [say(`没有台账报来的：${silent.join('、')}`, `nothing came from: ${silent.join(', ')}`)]),
    ].join('\n')
  })
  return done
}

async function mark(context: CommandContext, period: string, word: string | undefined): Promise<number> {
  const { note, again } = context.options
  const step = closeSteps.find((one) => one === word)
  if (!step) throw usage()
  const core = await context.office()
  const state = await core.call.close.mark({ period, step, done: again !== true, ...noteOf(note) })
  const line = state.marks[step]
  context.answer({ period, mark: line ?? null }, () =>
    again === true ? context.say('这一步重新打开了', 'the step is open again') : context.say('这一步办完了', 'the step is done'),
  )
  return done
}

async function finish(context: CommandContext, period: string): Promise<number> {
  const core = await context.office()
  // The close says which steps were open: whether the figures agree is only known once they are counted.
  await counted(context, core, period)
  return answerClose(context, await core.call.close.finish({ period, ...noteOf(context.options.note) }))
}

async function reopen(context: CommandContext, period: string): Promise<number> {
  const { note } = context.options
  if (typeof note !== 'string' || note.trim() === '') throw usage()
  const core = await context.office()
  return answerClose(context, await core.call.close.reopen({ period, note }))
}

function answerClose(context: CommandContext, { period, closes }: CloseState): number {
  const { say, language } = context
  const [close] = closes.filter((one) => one.period === period.id)
  context.answer({ period: period.id, close: close ?? null }, () => {
    if (!close?.stands) return say(`${period.label}重新打开了`, `${period.id} is open again`)
    const open = close.open.map((step) => closeStepLabels[step][language]).join(say('、', ', '))
    return [
      say(
        `${period.label}已结账：${close.versions.length} 张表，备份 ${close.backup}`,
        `${period.id} closed: ${close.versions.length} reports, backup ${close.backup}`,
      ),
      ...(open === '' ? [] : [say(`结账时没有办完：${open}`, `still open: ${open}`)]),
    ].join('\n')
  })
  return done
}

function noteOf(note: CommandContext['options'][string]): { note?: string } {
  return typeof note === 'string' ? { note } : {}
}
