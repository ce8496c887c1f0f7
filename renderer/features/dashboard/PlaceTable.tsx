// The counties of the map as a table: the figure that colours them and their centres, each leading to its list.
import { Link } from 'react-router'
import type { MapCentre } from '#shared/api/dashboardContract.ts'
import { countedPath } from '../../components/listUrl.ts'
import type { MapPlace } from './CountyMap.tsx'

interface Props {
  readonly heading: string
  /** Of the figure's column. */
  readonly label: string
  readonly places: readonly MapPlace[]
  readonly centres: readonly MapCentre[]
}

export function PlaceTable({ heading, label, places, centres }: Props) {
  return (
    <table className="map-places" aria-label="地图上的各地">
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          <th scope="col">{label}</th>
          <th scope="col">活动阵地（处）</th>
        </tr>
      </thead>
      <tbody>
        {places.map(({ place, colour, words, path }) => {
          const there = centres.filter((centre) => centre.place === place.key).length
          return (
            <tr key={place.key}>
              <th scope="row">
                <span className="map-swatch" style={colour === null ? { visibility: 'hidden' } : { background: colour }} />
                {place.label}
              </th>
              <td>{path ? <Link to={path}>{words}</Link> : words}</td>
              <td>{there > 0 ? <Link to={countedPath('centres', { place: place.key })}>{there}</Link> : there}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
