// The enterprises of a list, the largest first, each with what is known of it and why.
import { useQuery } from '@tanstack/react-query'
import { Empty, Input, Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { EntryOutcome, ListedEntry, OutsideList } from '#shared/api/matchingTypes.ts'
import { entryOutcomeLabels } from '#shared/messages/labels.ts'
import { matchReasonSentence } from '#shared/messages/matching.ts'
import { orpc } from '../../api/client.ts'
import { recordPath } from '../../components/listUrl.ts'
import { Mark, type Tone } from '../../components/Mark.tsx'
import { Pages } from '../../components/Pages.tsx'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'
import type { ListView } from './listView.ts'
import { entryReviewPath } from './reviewUrl.ts'

const pageSize = 50
const outcomes = ['own-union', 'joint-union', 'no-union', 'to-verify', 'not-matched'] as const
const tones: Readonly<Record<EntryOutcome | 'not-matched', Tone>> = {
  'own-union': 'good',
  'joint-union': 'good',
  'no-union': 'warning',
  'to-verify': 'info',
  'not-matched': 'plain',
}

interface Props {
  readonly list: OutsideList
  readonly view: ListView
  onChange(part: Partial<ListView>): void
}

export function ListEntries({ list, view, onChange }: Props) {
  const [text, setText] = useState(view.search)
  const found = useQuery(
    orpc.matching.entries.queryOptions({
      input: {
        listId: list.id,
        ...(view.outcome ? { outcome: view.outcome } : {}),
        ...(view.search ? { search: view.search } : {}),
        offset: (view.page - 1) * pageSize,
        limit: pageSize,
      },
      placeholderData: (before) => before,
    }),
  )
  const countOf = (outcome: (typeof outcomes)[number]) => (outcome === 'not-matched' ? list.outcomes.notMatched : list.outcomes[outcome])
  return (
    <section className="list-part" aria-label="名单企业">
      <search className="filter-row" aria-label="筛选名单企业">
        <Segmented<string>
          aria-label="比对结果"
          value={view.outcome ?? ''}
          options={[
            { value: '', label: `全部 ${list.entries.toLocaleString()}` },
            ...outcomes
              .filter((outcome) => countOf(outcome) > 0 || view.outcome === outcome)
              .map((outcome) => ({ value: outcome, label: `${entryOutcomeLabels[outcome].zh} ${countOf(outcome).toLocaleString()}` })),
          ]}
          onChange={(value) => onChange({ outcome: outcomes.find((known) => known === value) ?? null })}
        />
        <Input.Search
          aria-label="查找企业"
          placeholder="企业名称或信用代码"
          style={{ width: 240 }}
          allowClear
          value={text}
          onChange={({ target }) => setText(target.value)}
          onSearch={(search) => onChange({ search: search.trim() })}
        />
      </search>
      <QueryAnswer query={found}>
        {({ total, entries }) =>
          total === 0 ? (
            <Empty className="empty" description="没有这样的企业" />
          ) : (
            <>
              <div className="table-scroll">
                <EntryTable entries={entries} />
              </div>
              <Pages page={view.page} pageSize={pageSize} total={total} onChange={(page) => onChange({ page })} />
            </>
          )
        }
      </QueryAnswer>
    </section>
  )
}

/** The rest stands where the entry is reviewed. */
const shownReasons = 3

function reasonsOf({ decidedBy, reasons }: ListedEntry): string[] {
  return [...(decidedBy === 'person' ? ['人工认定'] : []), ...reasons.map((reason) => matchReasonSentence(reason))]
}

function EntryTable({ entries }: { entries: readonly ListedEntry[] }) {
  return (
    <table className="plain" aria-label="名单企业">
      <thead>
        <tr>
          <th scope="col">企业名称</th>
          <th scope="col">统一社会信用代码</th>
          <th scope="col">县（市、区）</th>
          <th scope="col">镇（街道）</th>
          <th scope="col" className="number">
            人数
          </th>
          <th scope="col">比对结果</th>
          <th scope="col">对应的单位</th>
          <th scope="col">理由</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td>
              <Link to={recordPath('listEntry', entry.id)}>{entry.name}</Link>
            </td>
            <td>{entry.uscc}</td>
            <td>{entry.county}</td>
            <td>{entry.township}</td>
            <td className="number">{entry.headcount?.toLocaleString() ?? ''}</td>
            <td className="list-outcome">
              <OutcomeMark outcome={entry.outcome} />
              {entry.outcome === null ? null : (
                <Link className="list-review" to={entryReviewPath(entry.id)} aria-label={`${entry.outcome === 'to-verify' ? '去复核' : '核对'} ${entry.name}`}>
                  {entry.outcome === 'to-verify' ? '去复核' : '核对'}
                </Link>
              )}
            </td>
            <td>{entry.unitId === null ? null : <Link to={recordPath('unit', entry.unitId)}>{entry.unitName}</Link>}</td>
            <td className="list-reasons" title={reasonsOf(entry).join('；')}>
              {reasonsOf(entry).slice(0, shownReasons).join('；')}
              {reasonsOf(entry).length > shownReasons ? '…' : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function OutcomeMark({ outcome }: { outcome: EntryOutcome | null }) {
  const known = outcome ?? 'not-matched'
  return <Mark tone={tones[known]}>{entryOutcomeLabels[known].zh}</Mark>
}
