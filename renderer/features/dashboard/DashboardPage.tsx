// The office in pictures: its figures, how they came to be, what each place has of them, and a map of its centres. What is chosen stands in the address.
import { useQuery } from '@tanstack/react-query'
import { Spin } from 'antd'
import { lazy, Suspense, useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { orpc } from '../../api/client.ts'
import { loadCharts } from '../../components/Chart.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'
import { QueryRefusal } from '../../components/RefusalBox.tsx'
import { FigureTiles } from './FigureTiles.tsx'
import { isEmpty, NothingYet } from './NothingYet.tsx'
import { PlacesPanel } from './PlacesPanel.tsx'
import { TrendPanel } from './TrendPanel.tsx'
import { useReturnFocus } from './useReturnFocus.ts'

const loadMap = () => import('./MapPanel.tsx')
const MapPanel = lazy(() => loadMap().then((module) => ({ default: module.MapPanel })))

export function DashboardPage() {
  const [params, setParams] = useSearchParams()
  const figures = useQuery(orpc.dashboard.figures.queryOptions({ staleTime: 0 }))
  // The figures first: what comes of looking back waits for them, and so does the map.
  const trend = useQuery(orpc.dashboard.trend.queryOptions({ staleTime: 0, enabled: figures.data !== undefined }))
  const onFollow = useReturnFocus(figures.data !== undefined)
  useEffect(() => {
    loadCharts()
    loadMap().catch(() => {})
  }, [])
  const choose = (key: string) => (value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        next.set(key, value)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  return (
    <div className="page dashboard" onClickCapture={onFollow}>
      <PageTitle title="数据看板" note={figures.data ? `${figures.data.scope.name} · ${figures.data.today}` : ''} />
      {trend.error ? <QueryRefusal error={trend.error} retry={() => trend.refetch()} /> : null}
      <QueryAnswer query={figures}>
        {(data) =>
          isEmpty(data) ? (
            <NothingYet />
          ) : (
            <>
              <FigureTiles figures={data} trend={trend.data} />
              <div className="dashboard-columns">
                <TrendPanel trend={trend.data} chosen={params.get('trend')} onChoose={choose('trend')} />
                <PlacesPanel figures={data} chosen={params.get('bars')} onChoose={choose('bars')} />
              </div>
              <Suspense fallback={<Spin />}>
                <MapPanel figures={data} />
              </Suspense>
            </>
          )
        }
      </QueryAnswer>
    </div>
  )
}
