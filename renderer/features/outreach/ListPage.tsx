// One list: its enterprises with what is known of them, or what has changed since an earlier one.
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import { orpc } from '../../api/client.ts'
import { useCodes } from '../../api/useCodes.ts'
import { monthText } from '../../components/listName.ts'
import { MatchListButton } from '../../components/MatchListButton.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'
import { ListComparisonView } from './ListComparisonView.tsx'
import { ListEntries } from './ListEntries.tsx'
import { type ListView, readListView, writeListView } from './listView.ts'

export function ListPage() {
  const { listId } = useParams()
  const id = Number(listId)
  const codes = useCodes()
  const [params, setParams] = useSearchParams()
  const view = readListView(params)
  const change = (part: Partial<ListView>) => setParams(writeListView({ ...view, page: 1, ...part }))
  const lists = useQuery(orpc.matching.lists.queryOptions())
  return (
    <div className="page">
      <QueryAnswer query={lists}>
        {(known) => {
          const list = known.find((one) => one.id === id)
          if (!list) return <p>没有这份名单，可能导入已经撤销。</p>
          const source = codes.labelOf('headcountSource', list.source)
          const earlier = known.filter((one) => one.source === list.source && one.month < list.month)
          return (
            <>
              <PageTitle
                title={`${source}名单 ${monthText(list.month)}`}
                note={`${list.entries.toLocaleString()} 家企业，${list.headcount.toLocaleString()} 人`}
              >
                <Link to="/outreach/lists">全部外部名单</Link>
                <MatchListButton listId={list.id} text={list.outcomes.notMatched === list.entries ? '比对' : '重新比对'} />
              </PageTitle>
              <div className="filter-row">
                <Segmented<ListView['show']>
                  aria-label="看什么"
                  value={view.show}
                  options={[
                    { value: 'entries', label: '企业' },
                    { value: 'compared', label: '与上一份比较', disabled: earlier.length === 0 },
                  ]}
                  onChange={(show) => change({ show, outcome: null, kind: null })}
                />
              </div>
              {view.show === 'compared' && earlier.length > 0 ? (
                <ListComparisonView list={list} earlier={earlier} view={view} onChange={change} />
              ) : (
                <ListEntries list={list} view={view} onChange={change} />
              )}
            </>
          )
        }}
      </QueryAnswer>
    </div>
  )
}
