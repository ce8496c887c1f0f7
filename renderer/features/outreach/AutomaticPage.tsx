// What the program decided by itself, to be looked through by pass and outcome, and samples of it that say how often it is wrong.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Empty } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { AutomaticRow, AutomaticPage as Page } from '#shared/api/reviewTypes.ts'
import { type MatchPass, matchPasses } from '#shared/matching/result.ts'
import { matchReasonSentence } from '#shared/messages/matching.ts'
import { matchOutcomeLabel, passLabel } from '#shared/messages/reviews.ts'
import { client, orpc } from '../../api/client.ts'
import { useCodes } from '../../api/useCodes.ts'
import { recordPath } from '../../components/listUrl.ts'
import { Mark } from '../../components/Mark.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'
import { PlaceFilters } from './PlaceFilters.tsx'
import { ReviewTabs } from './ReviewTabs.tsx'
import { entryReviewPath, readPlace, writePlace } from './reviewUrl.ts'
import { SampleDraw } from './SampleDraw.tsx'
import { SampleList } from './SampleList.tsx'

type Decided = 'matched' | 'unmatched'

export function AutomaticPage() {
  const [params, setParams] = useSearchParams()
  const place = readPlace(params)
  const pass = matchPasses.find((known) => known === params.get('pass'))
  const outcome = (['matched', 'unmatched'] as const).find((known) => known === params.get('outcome'))
  const filter = { ...place, ...(pass ? { pass } : {}), ...(outcome ? { outcome } : {}) }
  const found = useInfiniteQuery({
    queryKey: orpc.reviews.automatic.key({ input: filter }),
    queryFn: ({ pageParam, signal }) => client.reviews.automatic({ ...filter, limit: 50, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: null as Page['next'],
    getNextPageParam: (last) => last.next,
  })
  const samples = useQuery(orpc.reviews.samples.queryOptions())
  const choose = (next: { pass: MatchPass; outcome: Decided } | null) => {
    const to = writePlace(place)
    if (next) {
      to.set('pass', next.pass)
      to.set('outcome', next.outcome)
    }
    setParams(to)
  }
  return (
    <div className="page page-fill">
      <div className="page-head">
        <PageTitle title="自动决定与抽查" note="程序自己定的每一家都能查、能抽样、能改" />
      </div>
      <ReviewTabs />
      <PlaceFilters label="筛选自动决定" place={place} onChange={(next) => setParams(writePlace(next))} />
      <QueryAnswer query={found}>
        {({ pages }) => {
          const first = pages[0]
          return first ? (
            <div className="review-book">
              <PassChips counts={first.counts} pass={pass} outcome={outcome} choose={choose} />
              <SampleDraw of={filter} population={first.total} />
              {samples.data && samples.data.length > 0 ? <SampleList samples={samples.data} /> : null}
              {first.total === 0 ? (
                <Empty className="empty" description="没有自动决定；先在“外部名单”里比对" />
              ) : (
                <AutomaticTable rows={pages.flatMap(({ rows }) => rows)} />
              )}
              {found.hasNextPage ? (
                <Button onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
                  再看 50 家
                </Button>
              ) : null}
            </div>
          ) : null
        }}
      </QueryAnswer>
    </div>
  )
}

interface ChipsProps {
  readonly counts: Page['counts']
  readonly pass: MatchPass | undefined
  readonly outcome: Decided | undefined
  choose(next: { pass: MatchPass; outcome: Decided } | null): void
}

function PassChips({ counts, pass, outcome, choose }: ChipsProps) {
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  const decided = counts.flatMap((count) => (count.outcome === 'review' ? [] : [{ ...count, outcome: count.outcome }]))
  const ordered = decided.sort((one, other) => matchPasses.indexOf(one.pass) - matchPasses.indexOf(other.pass) || one.outcome.localeCompare(other.outcome))
  return (
    <fieldset className="review-chips">
      <legend>凭什么定的</legend>
      <button type="button" aria-pressed={pass === undefined} onClick={() => choose(null)}>
        全部 {all.toLocaleString()}
      </button>
      {ordered.map((each) => (
        <button key={`${each.pass} ${each.outcome}`} type="button" aria-pressed={each.pass === pass && each.outcome === outcome} onClick={() => choose(each)}>
          {each.pass === 'none' ? passLabel(each.pass) : `${passLabel(each.pass)}：${matchOutcomeLabel(each.outcome)}`} {each.count.toLocaleString()}
        </button>
      ))}
    </fieldset>
  )
}

function AutomaticTable({ rows }: { rows: readonly AutomaticRow[] }) {
  const codes = useCodes()
  return (
    <div className="table-scroll inline">
      <table className="plain" aria-label="自动决定">
        <thead>
          <tr>
            <th scope="col">名单企业</th>
            <th scope="col">来源</th>
            <th scope="col" className="number">
              人数
            </th>
            <th scope="col">定为</th>
            <th scope="col">凭什么</th>
            <th scope="col" className="number">
              权重
            </th>
            <th scope="col">处理</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ entryId, name, source, county, headcount, uscc, result, unitName, overruled }) => (
            <tr key={entryId}>
              <td>
                <Link to={recordPath('listEntry', entryId)}>{name}</Link>
                <div className="muted">{[county, uscc].filter(Boolean).join('　')}</div>
              </td>
              <td className="nowrap">{codes.labelOf('headcountSource', source)}</td>
              <td className="number">{headcount?.toLocaleString() ?? ''}</td>
              <td>{result.unitId === null ? <span className="nowrap">没有对应单位</span> : <Link to={recordPath('unit', result.unitId)}>{unitName}</Link>}</td>
              <td>
                {passLabel(result.pass)}
                <span className="muted">　{result.reasons.map((reason) => matchReasonSentence(reason)).join('；')}</span>
              </td>
              <td className="number">{result.weight.toFixed(1)}</td>
              <td className="nowrap">
                {overruled ? <Mark tone="warning">已由人改定</Mark> : null}{' '}
                <Link to={entryReviewPath(entryId)} aria-label={`核对、改定 ${name}`}>
                  核对、改定
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
