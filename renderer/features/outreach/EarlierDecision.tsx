// What was decided about an entry before, and why that does not settle it any more.
import type { Review } from '#shared/api/reviewTypes.ts'
import { overtakingSentence } from '#shared/messages/reviews.ts'
import { localTime } from '../../components/localTime.ts'
import { Mark } from '../../components/Mark.tsx'

export function EarlierDecision({ review: { decision, unitName, author, at, note, overtaken } }: { review: Review }) {
  const what = decision === 'same' ? `认定为“${unitName ?? ''}”` : '认定为都不是'
  return (
    <p className="gap-line">
      <Mark tone="warning">决定过</Mark>
      {author} 于 {localTime(at)} {what}
      {note ? `（${note}）` : ''}。{overtaken ? `${overtakingSentence(overtaken)}，请重新认定。` : ''}
    </p>
  )
}
