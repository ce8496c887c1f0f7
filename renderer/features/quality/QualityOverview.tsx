// All checks by kind, each with how much it found and where.

import { Link } from 'react-router'
import { type CheckCode, type CheckKind, checkCodes, checkKinds, checkOf } from '#shared/quality/checks.ts'
import { type FindingCount, findingLevels, type LevelCounts, levelLabels, type QualitySummary, sumOf, sumsByCounty } from '#shared/quality/findings.ts'
import { Mark, type Tone } from '../../components/Mark.tsx'
import { findingFilter, type QualityView, writeQualityView } from './qualityUrl.ts'

interface Props {
  readonly view: QualityView
  readonly summary: QualitySummary
  onChange(view: QualityView): void
}

export const levelTones: Readonly<Record<FindingCount['level'], Tone>> = { error: 'error', warning: 'warning', info: 'info' }
const kinds = Object.keys(checkKinds) as CheckKind[]
const codesOf = (kind: CheckKind) => checkCodes.filter((code) => checkOf(code).kind === kind)

export function QualityOverview({ view, summary }: Props) {
  const filter = findingFilter(view)
  const pathTo = (part: Partial<QualityView>) => `/quality?${writeQualityView({ ...view, page: 1, ...part })}`
  return (
    <div className="quality-overview">
      <div className="quality-kinds">
        {kinds.map((kind) => (
          <KindCard
            key={kind}
            kind={kind}
            sums={sumOf(summary.counts, { ...filter, codes: codesOf(kind) })}
            checks={codesOf(kind).map((code) => ({ code, count: sumOf(summary.counts, { ...filter, codes: [code] }).total }))}
            pathTo={(check) => pathTo({ check })}
          />
        ))}
      </div>
      <CountyTable counts={summary.counts.filter((count) => sumOf([count], filter).total > 0)} pathTo={(county) => pathTo({ county, everything: true })} />
    </div>
  )
}

interface KindCardProps {
  readonly kind: CheckKind
  readonly sums: LevelCounts
  readonly checks: readonly { readonly code: CheckCode; readonly count: number }[]
  pathTo(check: CheckCode): string
}

function KindCard({ kind, sums, checks, pathTo }: KindCardProps) {
  const found = checks.filter(({ count }) => count > 0)
  return (
    <section className="panel quality-kind" aria-label={checkKinds[kind]}>
      <h2>
        {checkKinds[kind]}
        <span className="quality-total">{sums.total.toLocaleString()}</span>
        {findingLevels.map((level) =>
          sums[level] > 0 ? (
            <Mark key={level} tone={levelTones[level]}>
              {levelLabels[level]} {sums[level].toLocaleString()}
            </Mark>
          ) : null,
        )}
      </h2>
      {found.length === 0 ? (
        <p className="muted">没有发现问题</p>
      ) : (
        <ul>
          {found.map(({ code, count }) => (
            <li key={code}>
              <Link to={pathTo(code)}>{checkOf(code).label}</Link>
              <span className="quality-count">{count.toLocaleString()}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function CountyTable({ counts, pathTo }: { counts: readonly FindingCount[]; pathTo(county: string): string }) {
  return (
    <div className="table-scroll inline">
      <table className="plain" aria-label="各县（市、区）的问题">
        <thead>
          <tr>
            <th scope="col">县（市、区）</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col" className="number">
                {checkKinds[kind]}
              </th>
            ))}
            <th scope="col" className="number">
              合计
            </th>
          </tr>
        </thead>
        <tbody>
          {[...sumsByCounty(counts)].map(([county, sums]) => (
            <tr key={county}>
              <th scope="row">
                <Link to={pathTo(county)}>{county === '' ? '未归属' : county}</Link>
              </th>
              {kinds.map((kind) => (
                <td key={kind} className="number">
                  {sumOf(counts, { county, codes: codesOf(kind) }).total.toLocaleString()}
                </td>
              ))}
              <td className="number">{sums.total.toLocaleString()}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
