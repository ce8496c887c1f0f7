// Samples that were drawn before, each with what came of it.
import { Link } from 'react-router'
import type { Sample } from '#shared/api/reviewTypes.ts'
import { useCodes } from '../../api/useCodes.ts'
import { localTime } from '../../components/localTime.ts'
import { samplePath } from './reviewUrl.ts'
import { sampleOf, sampleResult } from './sampleText.ts'

/** The newest. */
const shown = 5

export function SampleList({ samples }: { samples: readonly Sample[] }) {
  const codes = useCodes()
  return (
    <div className="table-scroll inline">
      <table className="plain" aria-label="抽查记录">
        <thead>
          <tr>
            <th scope="col">抽查</th>
            <th scope="col">从哪里抽</th>
            <th scope="col">种子</th>
            <th scope="col">已看</th>
            <th scope="col">结果</th>
          </tr>
        </thead>
        <tbody>
          {samples.slice(0, shown).map((sample) => (
            <tr key={sample.id}>
              <td className="nowrap">
                <Link to={samplePath(sample.id)}>
                  {localTime(sample.at)} {sample.by}
                </Link>
              </td>
              <td>{sampleOf(sample, codes.labelOf)}</td>
              <td className="nowrap">{sample.seed}</td>
              <td className="nowrap">
                {sample.looked} / {sample.size}
              </td>
              <td>{sampleResult(sample)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
