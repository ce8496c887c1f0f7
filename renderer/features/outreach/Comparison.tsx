// An enterprise of a list and the units that it may be, side by side: what differs is marked, why each was proposed stands below it, one key takes it.
import { Button } from 'antd'
import { Fragment, type Ref, useState } from 'react'
import { Link } from 'react-router'
import type { CandidateUnit, ReviewedEntry } from '#shared/api/reviewTypes.ts'
import type { DifferencePart } from '#shared/matching/differences.ts'
import { matchReasonSentence } from '#shared/messages/matching.ts'
import { useCodes } from '../../api/useCodes.ts'
import { recordPath } from '../../components/listUrl.ts'
import { Mark, type Tone } from '../../components/Mark.tsx'
import { comparedRows, startingWeight } from './comparedRows.ts'

interface Props {
  readonly entry: ReviewedEntry
  readonly candidates: readonly CandidateUnit[]
  /** What taking one is called. */
  takeLabel(place: number): string
  /** The key that takes it; null: it cannot be taken. */
  keyOf(place: number): string | null
  onTake(candidate: CandidateUnit): void
  /** The box that scrolls: whoever gives it the focus lets ↑ ↓ and PageDown reach what is below. */
  readonly box?: Ref<HTMLDivElement>
}

const coverageWords: Readonly<Record<CandidateUnit['coverage'], { readonly label: string; readonly tone: Tone }>> = {
  own: { label: '单独建会', tone: 'good' },
  joint: { label: '联合工会覆盖', tone: 'info' },
  none: { label: '没有工会', tone: 'warning' },
}

/** To be given a key by entry: which candidate is looked at begins anew. */
export function Comparison({ entry, candidates, takeLabel, keyOf, onTake, box }: Props) {
  const codes = useCodes()
  const [current, setCurrent] = useState(0)
  const rows = comparedRows(entry, candidates, current)
  const look = (place: number) => ({ onMouseEnter: () => setCurrent(place), onFocus: () => setCurrent(place) })
  return (
    <div ref={box} className="table-scroll" tabIndex={-1}>
      <table className="plain review-comparison" aria-label="名单企业与单位名册">
        <thead>
          <tr>
            <th scope="col" className="review-label">
              内容
            </th>
            <th scope="col" className="review-entry">
              <Mark tone="info">{codes.labelOf('headcountSource', entry.source)}</Mark>
              <Link to={recordPath('listEntry', entry.id)}>名单企业</Link>
            </th>
            {candidates.map((candidate, place) => (
              <th key={candidate.unitId} scope="col" {...look(place)}>
                <CandidateHead candidate={candidate} label={takeLabel(place)} hotkey={keyOf(place)} onTake={() => onTake(candidate)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={row.key === 'name' ? 'review-name' : ''}>
              <th scope="row">{row.label}</th>
              <td className="review-entry">
                <Parts parts={row.entry} />
              </td>
              {candidates.map((candidate, place) => (
                <td key={candidate.unitId} {...look(place)}>
                  <Parts parts={row.candidates[place] ?? []} />
                </td>
              ))}
            </tr>
          ))}
          {candidates.length > 0 ? (
            <>
              <tr>
                <th scope="row">工会</th>
                <td className="review-entry" />
                {candidates.map((candidate, place) => (
                  <td key={candidate.unitId} {...look(place)}>
                    <Covering candidate={candidate} />
                  </td>
                ))}
              </tr>
              <tr className="review-reasons">
                <th scope="row">依据与权重</th>
                <td className="review-entry" />
                {candidates.map((candidate, place) => (
                  <td key={candidate.unitId} {...look(place)}>
                    <Reasons candidate={candidate} />
                  </td>
                ))}
              </tr>
            </>
          ) : null}
        </tbody>
      </table>
    </div>
  )
}

function CandidateHead({ candidate, label, hotkey, onTake }: { candidate: CandidateUnit; label: string; hotkey: string | null; onTake(): void }) {
  return (
    <span className="review-head">
      {hotkey === null ? (
        <Mark tone="info">{label}</Mark>
      ) : (
        <Button size="small" type="primary" aria-label={`${hotkey} ${label}：${candidate.name}`} onClick={onTake}>
          <kbd>{hotkey}</kbd> {label}
        </Button>
      )}
      <Link to={recordPath('unit', candidate.unitId)}>看单位</Link>
    </span>
  )
}

function Covering({ candidate: { coverage, unions } }: { candidate: CandidateUnit }) {
  const { label, tone } = coverageWords[coverage]
  return (
    <>
      <Mark tone={tone}>{label}</Mark>
      {unions.map(({ id, name }) => (
        <Fragment key={id}>
          {' '}
          <Link to={recordPath('union', id)}>{name}</Link>
        </Fragment>
      ))}
    </>
  )
}

function Reasons({ candidate }: { candidate: CandidateUnit }) {
  const { weight, reasons } = candidate
  const start = startingWeight(candidate)
  return (
    <>
      <p className="review-weight" title="各项依据的权重之和：以 2 为底，每多 1，是同一家的可能就翻一倍；负数表示不像">
        权重 <strong>{signed(weight)}</strong>
      </p>
      <ul>
        {reasons.map((reason) => (
          <li key={`${reason.code} ${JSON.stringify(reason.params ?? {})}`}>
            {matchReasonSentence(reason)}
            {reason.weight === undefined || Math.abs(reason.weight) < slightest ? null : (
              <span className={reason.weight < 0 ? 'weight against' : 'weight for'}>{signed(reason.weight)}</span>
            )}
          </li>
        ))}
        {Math.abs(start) < slightest ? null : (
          <li className="muted">
            起点：没有依据时多半不是同一家<span className="weight">{signed(start)}</span>
          </li>
        )}
      </ul>
    </>
  )
}

function Parts({ parts }: { parts: readonly DifferencePart[] }) {
  let place = 0
  return parts.map(({ text, same }) => {
    const key = place
    place += text.length
    return same ? <Fragment key={key}>{text}</Fragment> : <mark key={key}>{text}</mark>
  })
}

/** What would be shown as nothing. */
const slightest = 0.05

/** +3.2, −1.0. */
function signed(weight: number): string {
  return `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(1)}`
}
