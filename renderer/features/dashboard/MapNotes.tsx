// What the map is, how its circle came about, and of how many unions it speaks.

import { Link } from 'react-router'
import type { ServiceMap } from '#shared/api/dashboardContract.ts'
import type { CountedKey } from '#shared/dashboard/counted.ts'
import { percentText, rateOf } from '#shared/reports/rate.ts'
import { countedPath } from '../../components/listUrl.ts'

export function MapNotes({ map: { radiusText, unions, members, centres } }: { map: ServiceMap }) {
  const nowhere = centres.filter(({ position }) => position === null).length
  const words = (value: number) => value.toLocaleString('zh-CN')
  const share = ({ known, within }: ServiceMap['unions']) => {
    const rate = rateOf(within, known)
    return rate === null ? '—' : `${percentText(rate)}%`
  }
  return (
    <ul className="dashboard-note map-notes">
      <li>示意图：县界由本系统按大致位置绘制，不是测绘成果，不能作划界依据。</li>
      <li>服务圈＝{radiusText}，按球面距离计算；在“设置”里可以改。</li>
      <li>
        工会按自己的经纬度定位，没有填的按所在镇（街道）。
        <Behind figure="unions" of={unions.all} />
        个工会中知道位置的
        <Behind figure="circleKnown" of={unions.known} />
        个，圈内
        <Behind figure="circleWithin" of={unions.within} />
        个，占{share(unions)}；这些工会上报会员{words(members.known)}人，圈内{words(members.within)}人，占{share(members)}。
        {unions.all > unions.known ? (
          <>
            另有
            <Behind figure="circleUnknown" of={unions.all - unions.known} />
            个不知道位置，不计入。
          </>
        ) : null}
        {nowhere > 0 ? (
          <>
            <Behind figure="centresNowhere" of={nowhere} />
            处阵地没有填经纬度或填得有误，没有画出。
          </>
        ) : null}
      </li>
    </ul>
  )
}

function Behind({ figure, of }: { figure: CountedKey; of: number }) {
  const words = of.toLocaleString('zh-CN')
  return of > 0 ? <Link to={countedPath(figure)}>{words}</Link> : words
}
