// The centres of one place by name: choosing one draws its circle, and says whom it reaches.
import { Link } from 'react-router'
import type { DashboardPlace, MapCentre } from '#shared/api/dashboardContract.ts'
import { ChoiceSelect } from '../../components/ChoiceSelect.tsx'
import { countedPath, recordPath } from '../../components/listUrl.ts'

interface Props {
  readonly centres: readonly MapCentre[]
  readonly places: readonly DashboardPlace[]
  readonly place: string
  choosePlace(key: string): void
  readonly chosen: number | undefined
  centrePath(id: number): string
}

export function CentreList({ centres, places, place, choosePlace, chosen, centrePath }: Props) {
  return (
    <section className="map-centres" aria-labelledby="map-centres">
      <div className="dashboard-head">
        <h3 id="map-centres">阵地名单</h3>
        <ChoiceSelect
          label="看哪里的阵地"
          width={150}
          clearable={false}
          value={place}
          choices={places.map(({ key, label }) => ({ value: key, label }))}
          onChange={(next) => next && choosePlace(next)}
        />
      </div>
      {centres.length === 0 ? <p className="muted">这里没有登记阵地。</p> : null}
      <ul hidden={centres.length === 0}>
        {centres.map(({ id, name, type, position, unions }) => (
          <li key={id}>
            {position ? (
              <Link to={centrePath(id)} replace preventScrollReset aria-current={id === chosen ? 'true' : undefined}>
                {name}
              </Link>
            ) : (
              <Link to={recordPath('centre', id)}>{name}</Link>
            )}
            <span className="muted">{position ? `${type} · 圈内${unions.toLocaleString('zh-CN')}个工会` : `${type} · 经纬度没有填或有误`}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function ChosenCentre({ centre, away, radiusText }: { readonly centre: MapCentre | undefined; readonly away: string; readonly radiusText: string }) {
  return (
    <div className="map-chosen-centre" role="status">
      {centre ? (
        <>
          <strong>{centre.name}</strong>
          <span className="muted">
            {centre.type} · {centre.townshipName}
          </span>
          <span>
            {centre.position ? (
              <>
                {`${radiusText.replace(/（.*/, '')}内有`}
                <Near centre={centre} />
                {`、${centre.members.toLocaleString('zh-CN')}名会员`}
              </>
            ) : (
              '经纬度没有填或有误，画不出服务圈'
            )}
          </span>
          <span>
            <Link to={recordPath('centre', centre.id)}>打开记录</Link>
            <Link to={away} replace preventScrollReset>
              不再选它
            </Link>
          </span>
        </>
      ) : (
        <span className="muted">点地图上的一处阵地，或在下面的名单里选，看它的服务圈。</span>
      )}
    </div>
  )
}

function Near({ centre: { id, unions } }: { readonly centre: MapCentre }) {
  const words = `${unions.toLocaleString('zh-CN')}个工会`
  return unions > 0 ? <Link to={countedPath('circleNear', { centre: id })}>{words}</Link> : words
}
