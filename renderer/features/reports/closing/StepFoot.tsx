// Under each step: for those that no record tells of, that it is done or to be done again; and the way to the next one.
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type CloseState, type CloseStep, closeSteps } from '#shared/api/closeTypes.ts'
import { closeStepLabels } from '#shared/messages/closing.ts'
import { localTime } from '../../../components/localTime.ts'
import type { Close } from './useClose.ts'

/** Steps of which somebody has to say that they are done. */
const said: readonly CloseStep[] = ['imports', 'quality', 'reminders', 'print']

interface Props {
  readonly close: Close
  readonly state: CloseState
  readonly step: CloseStep
  path(step: CloseStep): string
}

export function StepFoot({ close, state, step, path }: Props) {
  const [busy, setBusy] = useState(false)
  const mark = state.marks[step]
  const next = closeSteps[closeSteps.indexOf(step) + 1]
  const say = async (done: boolean) => {
    setBusy(true)
    await close.mark(step, done)
    setBusy(false)
  }
  const isClosed = state.marks.close?.done === true
  if (!next && !mark) return null
  return (
    <div className="close-foot">
      {said.includes(step) && !isClosed ? (
        mark?.done ? (
          <Button loading={busy} onClick={() => say(false)}>
            重新打开这一步
          </Button>
        ) : (
          <Button loading={busy} onClick={() => say(true)}>
            这一步办完了
          </Button>
        )
      ) : null}
      {mark ? (
        <span className="muted">
          {localTime(mark.at)} 由{mark.by}
          {mark.done ? '确认办完' : '重新打开'}
        </span>
      ) : null}
      {next ? (
        <Link className="close-next" to={path(next)}>
          下一步：{closeStepLabels[next].zh}
        </Link>
      ) : null}
    </div>
  )
}
