// In place of charts that would all be empty.
import { Link } from 'react-router'
import type { DashboardFigures } from '#shared/api/dashboardContract.ts'
import { dashboardFigure, figureKeys } from '#shared/dashboard/figures.ts'

/** Whether there is nothing to draw. */
export function isEmpty({ total }: DashboardFigures): boolean {
  return figureKeys.every((key) => dashboardFigure(key).kind === 'rate' || total[key] === 0)
}

export function NothingYet() {
  return (
    <section className="panel" aria-label="还没有数据">
      <p>台账里还没有工会、阵地或核查任务。有了以后，这里画出它们的走势、各地的多少，以及阵地和服务圈的示意图。</p>
      <p>
        <Link to="/import">导入台账</Link>，或者先在<Link to="/">首页</Link>用演示单位看一看。
      </p>
    </section>
  )
}
