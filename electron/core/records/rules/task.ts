// Rules of the tasks.
import { error, isAfter, placeProblems, type Rule, textOf, warning } from './rule.ts'

export const taskRule: Rule = (values, context) => {
  const problems = placeProblems(values, context)
  const [state, due, done] = [textOf(values, 'state'), textOf(values, 'dueOn'), textOf(values, 'doneOn')]
  if (isAfter(done, context.today)) problems.push(error('doneOn', '完成日期晚于今天，请核对。', 'future-date'))
  if (state === '已完成' && done === null) problems.push(warning('doneOn', '已完成的任务没有填写完成日期。', 'required-here'))
  if (done !== null && state !== null && state !== '已完成') problems.push(warning('state', '填了完成日期，任务状态还不是“已完成”，请核对。', 'state-conflict'))
  if ((state === '延期' || state === '取消') && textOf(values, 'reason') === null) problems.push(warning('reason', `任务${state}应写明原因。`, 'required-here'))
  if ((state === '待确认' || state === '进行中') && isAfter(context.today, due)) problems.push(warning('dueOn', '已过完成时限，任务还没有完成。', 'overdue'))
  return problems
}
