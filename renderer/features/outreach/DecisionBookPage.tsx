// The book of what people decided: who, when, what, why, and whether it still holds. Withdrawing one brings back what held before it.
import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Input } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { BookedReview } from '#shared/api/reviewTypes.ts'
import { overtakingSentence } from '#shared/messages/reviews.ts'
import { client, orpc } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { useCodes } from '../../api/useCodes.ts'
import { useSay } from '../../api/useSay.ts'
import { ChoiceSelect } from '../../components/ChoiceSelect.tsx'
import { isComposing } from '../../components/composing.ts'
import { recordPath } from '../../components/listUrl.ts'
import { localTime } from '../../components/localTime.ts'
import { Mark } from '../../components/Mark.tsx'
import { Pages } from '../../components/Pages.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'
import { ReviewTabs } from './ReviewTabs.tsx'
import { entryReviewPath } from './reviewUrl.ts'

const pageSize = 50
const states = [
  { value: 'standing', label: '有效' },
  { value: 'overtaken', label: '不再适用' },
  { value: 'withdrawn', label: '已撤回' },
] as const

export function DecisionBookPage() {
  const codes = useCodes()
  const say = useSay()
  const [params, setParams] = useSearchParams()
  const state = states.find(({ value }) => value === params.get('state'))?.value
  const source = params.get('source') ?? undefined
  const search = params.get('q') ?? ''
  const page = Math.max(1, Number(params.get('page') ?? '1') || 1)
  const change = (part: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams(params)
    next.delete('page')
    for (const [key, value] of Object.entries(part)) {
      if (value === null || value === '') next.delete(key)
      else next.set(key, value)
    }
    setParams(next)
  }
  const input = { search, offset: (page - 1) * pageSize, limit: pageSize, ...(state ? { state } : {}), ...(source ? { source } : {}) }
  const book = useQuery(orpc.reviews.decisions.queryOptions({ input, placeholderData: (before) => before }))
  const withdraw = async (review: BookedReview) => {
    try {
      await client.reviews.withdraw({ reviewId: review.id })
      await refreshEverything()
      say.done(`已撤回：${review.entryName}`)
    } catch (thrown) {
      say.refused(thrown)
    }
  }
  return (
    <div className="page page-fill">
      <div className="page-head">
        <PageTitle title="人工决定" note="每个决定是谁、什么时候、怎么定的；下个月的名单来了照样有效" />
      </div>
      <ReviewTabs />
      <search className="filter-row review-filters" aria-label="筛选决定">
        <ChoiceSelect label="状态" placeholder="全部状态" width={120} value={state ?? null} choices={states} onChange={(value) => change({ state: value })} />
        <ChoiceSelect
          label="名单来源"
          placeholder="全部来源"
          width={130}
          value={source ?? null}
          choices={codes.choices('headcountSource')}
          onChange={(value) => change({ source: value })}
        />
        <Input
          key={search}
          className="review-search"
          aria-label="查找企业、单位或备注"
          placeholder="企业、单位或备注，回车查找"
          defaultValue={search}
          maxLength={100}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !isComposing(event)) change({ q: event.currentTarget.value.trim() })
          }}
        />
      </search>
      <QueryAnswer query={book}>
        {({ total, rows }) =>
          total === 0 ? (
            <Empty className="empty" description="没有这样的决定" />
          ) : (
            <>
              <div className="table-scroll">
                <BookTable rows={rows} onWithdraw={withdraw} />
              </div>
              <div className="list-foot">
                <span>共 {total.toLocaleString()} 个决定</span>
                <Pages page={page} pageSize={pageSize} total={total} onChange={(to) => change({ page: String(to) })} />
              </div>
            </>
          )
        }
      </QueryAnswer>
    </div>
  )
}

function BookTable({ rows, onWithdraw }: { rows: readonly BookedReview[]; onWithdraw(review: BookedReview): void }) {
  const codes = useCodes()
  return (
    <table className="plain" aria-label="人工决定">
      <thead>
        <tr>
          <th scope="col">时间</th>
          <th scope="col">决定人</th>
          <th scope="col">来源</th>
          <th scope="col">名单企业</th>
          <th scope="col" className="number">
            人数
          </th>
          <th scope="col">认定为</th>
          <th scope="col">备注</th>
          <th scope="col">状态</th>
          <th scope="col">处理</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((review) => (
          <tr key={review.id} className={review.withdrawnAt === null ? '' : 'undone'}>
            <td className="nowrap">{localTime(review.at)}</td>
            <td>{review.author}</td>
            <td className="nowrap">{codes.labelOf('headcountSource', review.source)}</td>
            <td>
              <Link to={recordPath('listEntry', review.entryId)}>{review.entryName}</Link>
              {review.county ? <span className="muted">　{review.county}</span> : null}
            </td>
            <td className="number">{review.headcount?.toLocaleString() ?? ''}</td>
            <td>{review.unitId === null ? '都不是' : <Link to={recordPath('unit', review.unitId)}>{review.unitName}</Link>}</td>
            <td>
              {review.note}
              {review.carriedFrom ? (
                <span className="muted">
                  沿用{codes.labelOf('headcountSource', review.carriedFrom.source)}名单里“{review.carriedFrom.name}”的决定
                </span>
              ) : null}
            </td>
            <td className="review-state">
              <ReviewState review={review} />
            </td>
            <td className="nowrap">
              <Link to={entryReviewPath(review.entryId)}>核对</Link>{' '}
              {review.withdrawnAt === null ? (
                <Button size="small" aria-label={`撤回 ${review.entryName}`} onClick={() => onWithdraw(review)}>
                  撤回
                </Button>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ReviewState({ review: { withdrawnAt, withdrawnBy, overtaken } }: { review: BookedReview }) {
  if (withdrawnAt !== null)
    return (
      <>
        <Mark>已撤回</Mark>
        <span className="muted">
          {withdrawnBy} {localTime(withdrawnAt)}
        </span>
      </>
    )
  if (overtaken === null) return <Mark tone="good">有效</Mark>
  return (
    <>
      <Mark tone="warning">不再适用</Mark>
      <span className="muted">{overtakingSentence(overtaken)}</span>
    </>
  )
}
