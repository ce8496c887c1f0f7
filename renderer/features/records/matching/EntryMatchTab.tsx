// What an enterprise of a list is held to be: by whom, why, and which lists named it.
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Review } from '#shared/api/reviewTypes.ts'
import { entryOutcomeLabels } from '#shared/messages/labels.ts'
import { matchReasonSentence } from '#shared/messages/matching.ts'
import { overtakingSentence, passLabel } from '#shared/messages/reviews.ts'
import { orpc } from '../../../api/client.ts'
import { useCodes } from '../../../api/useCodes.ts'
import { recordPath } from '../../../components/listUrl.ts'
import { localTime } from '../../../components/localTime.ts'
import { Mark } from '../../../components/Mark.tsx'
import { QueryAnswer } from '../../../components/QueryAnswer.tsx'

export function EntryMatchTab({ id }: { id: number }) {
  const match = useQuery(orpc.reviews.entry.queryOptions({ input: { entryId: id } }))
  return (
    <QueryAnswer query={match}>
      {({ outcome, decidedBy, unitId, unitName, result, candidates, reviews, months }) => (
        <div className="entry-match">
          <p>
            <Mark tone={outcome === 'to-verify' ? 'warning' : outcome === 'no-union' ? 'error' : 'info'}>
              {entryOutcomeLabels[outcome ?? 'not-matched'].zh}
            </Mark>{' '}
            {unitId === null ? null : <Link to={recordPath('unit', unitId)}>{unitName}</Link>}{' '}
            {decidedBy === 'person' ? '由人认定' : result && result.outcome !== 'review' ? `自动比对，凭${passLabel(result.pass)}` : ''}{' '}
            <Link to={`/outreach/queue/entry/${id}`}>核对、改定</Link>
          </p>
          {result ? (
            <p className="muted">
              {result.reasons.map((reason) => matchReasonSentence(reason)).join('；')}
              {candidates.length > 0 ? `。相近的单位 ${candidates.length} 家` : ''}
            </p>
          ) : null}
          {reviews.length > 0 ? <Decisions reviews={reviews} /> : null}
          {months.length > 0 ? (
            <table className="plain narrow" aria-label="提到它的名单">
              <thead>
                <tr>
                  <th scope="col">名单月份</th>
                  <th scope="col" className="number">
                    当时人数
                  </th>
                </tr>
              </thead>
              <tbody>
                {months.map(({ month, headcount }) => (
                  <tr key={month}>
                    <td>{month}</td>
                    <td className="number">{headcount?.toLocaleString() ?? ''}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
        </div>
      )}
    </QueryAnswer>
  )
}

function Decisions({ reviews }: { reviews: readonly Review[] }) {
  const codes = useCodes()
  return (
    <table className="plain" aria-label="人工决定">
      <thead>
        <tr>
          <th scope="col">时间</th>
          <th scope="col">决定人</th>
          <th scope="col">认定为</th>
          <th scope="col">备注</th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {reviews.map((review) => (
          <tr key={review.id} className={review.withdrawnAt === null ? '' : 'undone'}>
            <td className="nowrap">{localTime(review.at)}</td>
            <td>{review.author}</td>
            <td>{review.unitId === null ? '都不是' : <Link to={recordPath('unit', review.unitId)}>{review.unitName}</Link>}</td>
            <td>
              {review.note}
              {review.carriedFrom ? `沿用${codes.labelOf('headcountSource', review.carriedFrom.source)}名单里“${review.carriedFrom.name}”的决定` : ''}
            </td>
            <td>{review.withdrawnAt !== null ? '已撤回' : review.overtaken ? `不再适用：${overtakingSentence(review.overtaken)}` : '有效'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
