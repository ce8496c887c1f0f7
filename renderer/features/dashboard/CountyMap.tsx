// The map itself: counties shaded by a figure, centres by type, circles to scale. To a screen reader it is a picture; the table and the list beside it say and lead to the same.
import { useMemo } from 'react'
import { Link } from 'react-router'
import type { DashboardPlace, MapCentre } from '#shared/api/dashboardContract.ts'
import { type Corner, ringOf } from '#shared/geography/outline.ts'
import { circleAround, type Position } from '#shared/geography/sphere.ts'
import { taizhouMap } from '#shared/geography/taizhou.ts'
import { CentreMark } from './centreMarks.tsx'
import { type MapFrame, mapFrame, middleOf, pathOf } from './mapFrame.ts'

export interface MapPlace {
  readonly place: DashboardPlace
  /** Of a township, which has no outline. */
  readonly middle?: Position | undefined
  /** null: of what is nowhere on the map. */
  readonly colour: string | null
  readonly words: string
  readonly path: string | null
}

export type Placed = MapCentre & { readonly position: Position }

interface Props {
  readonly scope: string
  readonly places: readonly MapPlace[]
  readonly centres: readonly Placed[]
  readonly types: readonly string[]
  readonly circles: readonly Placed[]
  readonly chosen: Placed | undefined
  readonly radiusM: number
  /** Address at which a centre is chosen. */
  centrePath(id: number): string
}

const positionsOf = (ring: readonly Corner[]) => ring.map(([longitude, latitude]) => ({ longitude, latitude }))

export function CountyMap({ scope, places, centres, types, circles, chosen, radiusM, centrePath }: Props) {
  const rings = useMemo(() => outlinesOf(scope, places), [scope, places])
  const frame = useMemo(
    () =>
      mapFrame(
        [...rings.values()],
        centres.map(({ position }) => position),
      ),
    [rings, centres],
  )
  if (!frame) return <p className="muted">没有可以画出的位置。</p>
  const middle = chosen && frame.place(chosen.position)
  return (
    <svg className="county-map" viewBox={`0 0 ${frame.width} ${frame.height}`} aria-hidden="true">
      {[...rings].map(([key, ring]) => (
        <County key={key} frame={frame} ring={ring} shown={places.find(({ place }) => place.key === key)} />
      ))}
      {places.map(
        (shown) => shown.middle && !rings.has(shown.place.key) && <Township key={shown.place.key} frame={frame} shown={shown} middle={shown.middle} />,
      )}
      {circles.length > 0 ? (
        <path
          className={circles.length > 1 ? 'map-circles many' : 'map-circles'}
          data-circles={circles.length}
          d={circles.map(({ position }) => pathOf(frame, circleAround(position, radiusM))).join('')}
        />
      ) : null}
      {centres.map((centre) => (
        <Link key={centre.id} to={centrePath(centre.id)} replace preventScrollReset tabIndex={-1} data-centre={centre.id}>
          <g transform={`translate(${frame.place(centre.position).join(' ')})`}>
            <title>{`${centre.name}（${centre.type}）`}</title>
            <CentreMark index={types.indexOf(centre.type)} />
          </g>
        </Link>
      ))}
      {[...rings].map(([key, ring]) => (
        <CountyName key={key} frame={frame} ring={ring} shown={places.find(({ place }) => place.key === key)} />
      ))}
      {middle ? <circle className="map-chosen" cx={middle[0]} cy={middle[1]} r="11" /> : null}
      <ScaleBar frame={frame} />
    </svg>
  )
}

interface CountyProps {
  readonly frame: MapFrame
  readonly ring: readonly Corner[]
  readonly shown: MapPlace | undefined
}

function County({ frame, ring, shown }: CountyProps) {
  const outline = <path className="map-county" d={pathOf(frame, positionsOf(ring))} fill={shown?.colour ?? '#f1f3f5'} />
  if (!shown?.path) return outline
  return (
    <Link to={shown.path} tabIndex={-1} data-place={shown.place.key}>
      <title>{`${shown.place.label}：${shown.words}，点击查看名单`}</title>
      {outline}
    </Link>
  )
}

function Township({ frame, shown, middle }: Pick<CountyProps, 'frame'> & { readonly shown: MapPlace; readonly middle: Position }) {
  const [x, y] = frame.place(middle)
  const dot = <circle className="map-county" cx={x} cy={y} r="20" fill={shown.colour ?? 'none'} />
  return (
    <>
      {shown.path ? (
        <Link to={shown.path} tabIndex={-1} data-place={shown.place.key}>
          <title>{`${shown.place.label}：${shown.words}，点击查看名单`}</title>
          {dot}
        </Link>
      ) : (
        dot
      )}
      <NameAt x={x} y={y + 34} shown={shown} />
    </>
  )
}

function NameAt({ x, y, shown }: { readonly x: number; readonly y: number; readonly shown: MapPlace }) {
  return (
    <text className="map-name" x={x} y={y}>
      {shown.place.label}
      <tspan x={x} dy="1.25em">
        {shown.words}
      </tspan>
    </text>
  )
}

function CountyName({ frame, ring, shown }: CountyProps) {
  if (!shown) return null
  const [x, y] = frame.place(middleOf(ring))
  return <NameAt x={x} y={y} shown={shown} />
}

function ScaleBar({ frame }: { readonly frame: MapFrame }) {
  const tenKm = frame.length(10_000)
  const [x, y] = [20, frame.height - 6]
  return (
    <g className="map-scale">
      <path d={`M${x} ${y - 6}V${y}H${x + tenKm}V${y - 6}`} />
      <text x={x + tenKm / 2} y={y - 8}>
        10公里
      </text>
    </g>
  )
}

/** Of the places that have one; of a county's own office, its county's. */
function outlinesOf(scope: string, places: readonly MapPlace[]): Map<string, Corner[]> {
  const keys = places.map(({ place }) => place.key).filter((key) => taizhouMap.counties[key])
  const county = taizhouMap.counties[scope] ? scope : scope.slice(0, 6)
  const shown = keys.length > 0 ? keys : taizhouMap.counties[county] ? [county] : []
  return new Map(shown.map((key) => [key, ringOf(taizhouMap, key)]))
}
