// 核查工作: cases by where they stand, and what is done with many of them at once.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Alert, Button, Empty } from 'antd'
import { useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { StepsTaken } from '#shared/api/outreachTypes.ts'
import { orpc } from '../../api/client.ts'
import { PlusOutlined } from '../../components/icons.tsx'
import { recordPath } from '../../components/listUrl.ts'
import { Pages } from '../../components/Pages.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'
import { useShortcuts } from '../../components/useShortcuts.ts'
import { CaseBar } from './CaseBar.tsx'
import { CaseFilters } from './CaseFilters.tsx'
import { CaseTable } from './CaseTable.tsx'
import { CaseTabs } from './CaseTabs.tsx'
import { type CaseView, caseQuery, readCaseView, tabLabels, writeCaseView } from './caseUrl.ts'
import { OpenCasesDialog } from './OpenCasesDialog.tsx'
import { TaskListMenu } from './TaskListMenu.tsx'

const pageSize = 50

export function CasesPage() {
  const [params, setParams] = useSearchParams()
  const navigate = useNavigate()
  const view = readCaseView(params)
  const query = caseQuery(view)
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set())
  const [everything, setEverything] = useState(false)
  const [current, setCurrent] = useState(0)
  const [opening, setOpening] = useState(false)
  const [refused, setRefused] = useState<StepsTaken['refused']>([])
  const searchBox = useRef<HTMLInputElement>(null)

  const summary = useQuery(orpc.outreach.summary.queryOptions())
  const page = useQuery(
    orpc.records.list.queryOptions({
      input: { register: 'outreach', ...query, offset: (view.page - 1) * pageSize, limit: pageSize },
      placeholderData: keepPreviousData,
    }),
  )
  const records = page.data?.records ?? []
  const total = page.data?.total ?? 0
  const clear = () => {
    setTicked(new Set())
    setEverything(false)
  }
  const show = (part: Partial<CaseView>) => {
    clear()
    setCurrent(0)
    setParams(writeCaseView({ ...view, page: 1, ...part }))
  }
  const tick = (id: number) => {
    setEverything(false)
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    setTicked(next)
  }
  const tickPage = () => setTicked(records.every(({ id }) => ticked.has(id)) ? new Set() : new Set(records.map(({ id }) => id)))
  const move = (by: number) => setCurrent((row) => Math.max(0, Math.min(records.length - 1, row + by)))
  const open = (id: number | undefined) => id !== undefined && navigate(recordPath('outreach', id))
  useShortcuts({
    '/': () => searchBox.current?.focus(),
    arrowdown: () => move(1),
    arrowup: () => move(-1),
    ' ': () => {
      const record = records[current]
      if (record) tick(record.id)
    },
    enter: () => open(records[current]?.id),
    'ctrl+a': tickPage,
    escape: clear,
  })
  const counts = view.county === null ? summary.data : (summary.data?.counties.find(({ county }) => county === view.county) ?? null)
  const chosen = everything ? query : { ...query, ids: [...ticked] }
  const count = everything ? total : ticked.size
  const done = (taken: StepsTaken) => {
    clear()
    setRefused(taken.refused)
  }
  return (
    <div className="page page-fill">
      <PageTitle title="核查工作" note={summary.data ? `${summary.data.today} · 共 ${summary.data.total.toLocaleString()} 件` : ''}>
        <TaskListMenu cases={count > 0 ? chosen : query} count={count > 0 ? count : total} />
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpening(true)}>
          立案…
        </Button>
      </PageTitle>
      <CaseTabs view={view} counts={counts ?? null} onChange={show} />
      <CaseFilters view={view} summary={summary.data ?? null} searchBox={searchBox} onChange={show} />
      {refused.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          closable={{ onClose: () => setRefused([]) }}
          title={`${refused.length} 件没有办理`}
          description={
            <ul className="case-refusals">
              {refused.slice(0, 10).map(({ id, name, reason }) => (
                <li key={id}>
                  {name}：{reason}
                </li>
              ))}
              {refused.length > 10 ? <li>……另有 {refused.length - 10} 件</li> : null}
            </ul>
          }
        />
      ) : null}
      <CaseBar chosen={chosen} count={count} total={total} everything={everything} onEverything={() => setEverything(true)} onNone={clear} onDone={done} />
      <QueryAnswer query={page}>
        {() =>
          total === 0 ? (
            <Empty className="empty" description={view.tab === 'all' ? '还没有案件。比对外部名单后，点“立案”。' : `没有“${tabLabels[view.tab]}”的案件`} />
          ) : (
            <section className="case-list" aria-label={tabLabels[view.tab]}>
              <CaseTable
                records={records}
                ticked={everything ? new Set(records.map(({ id }) => id)) : ticked}
                current={current}
                onTick={tick}
                onTickPage={tickPage}
                onCurrent={setCurrent}
              />
              <Pages page={view.page} pageSize={pageSize} total={total} onChange={(next) => show({ page: next })} />
            </section>
          )
        }
      </QueryAnswer>
      {opening ? <OpenCasesDialog onClose={() => setOpening(false)} onOpened={(left) => setRefused(left)} /> : null}
    </div>
  )
}
