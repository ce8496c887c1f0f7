// The office's figures, each with what it was at the end of the last quarter, leading to its list.
import { Link } from 'react-router'
import type { DashboardFigures, DashboardTrend } from '#shared/api/dashboardContract.ts'
import { dashboardFigure, type FigureKey } from '#shared/dashboard/figures.ts'
import { type QuarterKey, quarterKeys } from '#shared/dashboard/trends.ts'
import { figurePath, figureWords } from './figureLinks.ts'

const tiles: readonly FigureKey[] = ['unions', 'single', 'joint', 'unitsCovered', 'members', 'pilots', 'centres', 'cases']

export function FigureTiles({ figures, trend }: { figures: DashboardFigures; trend: DashboardTrend | undefined }) {
  return (
    <section className="figures dashboard-figures" aria-label="主要数字">
      {tiles.map((key) => {
        const { label, unit, kind } = dashboardFigure(key)
        return (
          <Link key={key} className="figure" to={figurePath(key)}>
            <span className="figure-label">{label}</span>
            <span className="figure-value">
              {figureWords(figures.total[key], kind)}
              <span className="figure-unit">{unit}</span>
            </span>
            <span className="figure-note">{sinceQuarter(key, figures.total[key], trend)}</span>
          </Link>
        )
      })}
    </section>
  )
}

/** 比上季度末 ＋37; nothing where the past does not tell. */
function sinceQuarter(key: FigureKey, now: number | null, trend: DashboardTrend | undefined): string {
  const stock = quarterKeys.find((known): known is QuarterKey => known === key)
  const before = trend?.quarters.findLast(({ label }) => label !== '今天')
  const then = stock && before?.figures[stock]
  if (then === undefined || then === null || now === null) return ''
  const change = now - then
  return `比上季度末${change === 0 ? '持平' : ` ${change > 0 ? '＋' : '－'}${Math.abs(change).toLocaleString('zh-CN')}`}`
}
