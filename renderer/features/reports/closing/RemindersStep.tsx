import { Link } from 'react-router'
import { reminderLabels } from '#shared/messages/closing.ts'
import { listPath } from '../../../components/listUrl.ts'
import { Mark } from '../../../components/Mark.tsx'
import type { StepProps } from './useClose.ts'

/** 届期与时限: what wants somebody, each with the list that holds just these. */
export function RemindersStep({ state }: StepProps) {
  return (
    <ul className="reminders">
      {state.reminders.map(({ id, count, register, filters, counted }) => (
        <li key={id}>
          {count > 0 ? (
            <Link to={listPath(register, { filters, ...(counted && { counted }) })}>
              <Mark tone="warning">{count.toLocaleString()}</Mark>
              {reminderLabels[id].zh}
            </Link>
          ) : (
            <span className="muted">
              <Mark>0</Mark>
              {reminderLabels[id].zh}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
