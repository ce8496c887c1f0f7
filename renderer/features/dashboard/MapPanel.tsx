// The counties with their centres and what lies within half an hour of them; beside it the same as a table and a list, for the keyboard and for reading aloud.
import { useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { DashboardFigures, DashboardPlace, ServiceMap } from '#shared/api/dashboardContract.ts'
import { dashboardFigure, type FigureKey } from '#shared/dashboard/figures.ts'
import { taizhouMap } from '#shared/geography/taizhou.ts'
import { orpc } from '../../api/client.ts'
import { useCodes } from '../../api/useCodes.ts'
import { ChoiceSelect } from '../../components/ChoiceSelect.tsx'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'
import { CentreList, ChosenCentre } from './CentreList.tsx'
import { CountyMap, type Placed } from './CountyMap.tsx'
import { MarkSample } from './centreMarks.tsx'
import { figureChoices, figurePath, figureWords, isFigureKey } from './figureLinks.ts'
import { MapNotes } from './MapNotes.tsx'
import { countsIn, type Shade, shadeOf, shadesOf } from './mapShades.ts'
import { PlaceTable } from './PlaceTable.tsx'

export function MapPanel({ figures }: { figures: DashboardFigures }) {
  const map = useQuery(orpc.dashboard.map.queryOptions({ staleTime: 0 }))
  return (
    <section className="panel dashboard-panel" aria-labelledby="map-title">
      <QueryAnswer query={map}>{(data) => <MapDesk figures={figures} map={data} />}</QueryAnswer>
    </section>
  )
}

function MapDesk({ figures, map }: { figures: DashboardFigures; map: ServiceMap }) {
  const [params, setParams] = useSearchParams()
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const codes = useCodes()
  const wanted = params.get('map')
  const key: FigureKey = isFigureKey(wanted) ? wanted : 'circleRate'
  const { label, unit, kind, warns = false } = dashboardFigure(key)
  const allCircles = params.has('circles')
  const place = figures.places.find((one) => one.key === params.get('place')) ?? figures.places[0]

  const path = (change: (next: URLSearchParams) => void) => {
    const next = new URLSearchParams(params)
    change(next)
    return `/dashboard?${next}`
  }
  const change = (work: (next: URLSearchParams) => void) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        work(next)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  const centrePath = (id: number) => path((next) => next.set('centre', String(id)))

  const types = useMemo(
    () =>
      typesOf(
        map,
        codes.choices('centreType').map((choice) => choice.label),
      ),
    [map, codes],
  )
  const shown = useMemo(() => map.centres.filter((centre): centre is Placed => centre.position !== null && !hidden.has(centre.type)), [map, hidden])
  const chosen = map.centres.find(({ id }) => String(id) === params.get('centre'))
  const placed = chosen && shown.find(({ id }) => id === chosen.id)
  const { shades, places } = useMemo(() => {
    // What lies nowhere, 市本级 or 未归属, would stretch the steps.
    const isDrawn = (one: DashboardPlace) => one.key in taizhouMap.counties || one.key in map.middles
    const steps = shadesOf(
      figures.places.filter(isDrawn).map(({ figures: own }) => own[key]),
      warns,
    )
    const shownPlaces = figures.places.map((one) => ({
      place: one,
      middle: map.middles[one.key],
      colour: isDrawn(one) ? shadeOf(one.figures[key], steps) : null,
      words: figureWords(one.figures[key], kind),
      path: one.counts[dashboardFigure(key).counts] > 0 ? figurePath(key, one.key) : null,
    }))
    return { shades: steps, places: shownPlaces }
  }, [figures, map, key, kind, warns])
  return (
    <>
      <div className="dashboard-head">
        <h2 id="map-title">活动阵地与{map.minutes}分钟服务圈</h2>
        <ChoiceSelect
          label="地图上各地的颜色"
          width={170}
          clearable={false}
          value={key}
          choices={figureChoices}
          onChange={(next) => next && change((to) => to.set('map', next))}
        />
        <Checkbox checked={allCircles} onChange={({ target }) => change((to) => (target.checked ? to.set('circles', 'all') : to.delete('circles')))}>
          画出全部服务圈
        </Checkbox>
      </div>
      <div className="map-columns">
        <figure className="map-figure" aria-label={`${figures.scope.name}示意图：各地${label}、活动阵地和服务圈，数字和名单见后面的表`}>
          <CountyMap
            scope={figures.scope.code}
            places={places}
            centres={shown}
            types={types}
            circles={allCircles ? shown : placed ? [placed] : []}
            chosen={placed}
            radiusM={map.radiusM}
            centrePath={centrePath}
          />
          <ul className="map-legend" aria-label={`${label}的颜色`}>
            {shades.map((shade, index) => {
              const words = rangeWords(shade, kind, index === shades.length - 1)
              return words === null ? null : (
                <li key={shade.colour}>
                  <span className="map-swatch" style={{ background: shade.colour }} />
                  {words}
                  {kind === 'rate' ? '' : unit}
                </li>
              )
            })}
          </ul>
        </figure>
        <div className="map-side">
          <ChosenCentre centre={chosen} away={path((next) => next.delete('centre'))} radiusText={map.radiusText} />
          <PlaceTable heading={figures.heading} label={`${label}（${unit}）`} places={places} centres={map.centres} />
          {types.length > 0 ? (
            <fieldset className="map-types">
              <legend>阵地类型</legend>
              {types.map((type, index) => (
                <Checkbox
                  key={type}
                  checked={!hidden.has(type)}
                  onChange={({ target }) => setHidden(new Set(target.checked ? [...hidden].filter((one) => one !== type) : [...hidden, type]))}
                >
                  <MarkSample index={index} />
                  {type === '' ? '没有填类型' : type}
                </Checkbox>
              ))}
            </fieldset>
          ) : null}
          <CentreList
            centres={map.centres.filter((centre) => centre.place === place?.key && !hidden.has(centre.type))}
            places={figures.places}
            place={place?.key ?? ''}
            choosePlace={(next) => change((to) => to.set('place', next))}
            chosen={chosen?.id}
            centrePath={centrePath}
          />
        </div>
      </div>
      <MapNotes map={map} />
    </>
  )
}

/** In the order of the code table, then whatever else was written; only those that there are. */
function typesOf({ centres }: ServiceMap, known: readonly string[]): string[] {
  const there = new Set(centres.map(({ type }) => type))
  return [...known.filter((type) => there.has(type)), ...[...there].filter((type) => !known.includes(type))]
}

function rangeWords(shade: Shade, kind: 'count' | 'rate', isLast: boolean): string | null {
  const range = kind === 'count' ? countsIn(shade, isLast) : shade
  if (range === null) return null
  const [from, to] = [figureWords(range.from, kind), figureWords(range.to, kind)]
  return from === to ? from : `${from}—${to}`
}
