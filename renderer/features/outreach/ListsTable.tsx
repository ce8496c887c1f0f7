import { Link } from 'react-router'
import type { EntryOutcome, OutsideList } from '#shared/api/matchingTypes.ts'
import { entryOutcomeLabels } from '#shared/messages/labels.ts'
import { useCodes } from '../../api/useCodes.ts'
import { monthText } from '../../components/listName.ts'
import { MatchListButton } from '../../components/MatchListButton.tsx'
import { placeName } from '../../components/placeName.ts'
import { listPath } from './listView.ts'

const outcomes: readonly EntryOutcome[] = ['own-union', 'joint-union', 'no-union', 'to-verify']

export function ListsTable({ lists }: { lists: readonly OutsideList[] }) {
  const codes = useCodes()
  return (
    <div className="table-scroll">
      <table className="plain" aria-label="外部名单">
        <thead>
          <tr>
            <th scope="col">来源</th>
            <th scope="col">月份</th>
            <th scope="col" className="number">
              企业
            </th>
            <th scope="col" className="number">
              人数
            </th>
            {outcomes.map((outcome) => (
              <th key={outcome} scope="col" className="number">
                {entryOutcomeLabels[outcome].zh}
              </th>
            ))}
            <th scope="col" className="number">
              未比对
            </th>
            <th scope="col">文件</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <ListRow key={list.id} list={list} source={codes.labelOf('headcountSource', list.source)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ListRow({ list, source }: { list: OutsideList; source: string }) {
  const name = `${source} ${monthText(list.month)}`
  const matchText = list.outcomes.notMatched === list.entries ? '比对' : '重新比对'
  return (
    <tr>
      <td>{source}</td>
      <td>
        <Link to={listPath(list.id)} aria-label={name}>
          {monthText(list.month)}
        </Link>
      </td>
      <td className="number" title={list.repeated > 0 ? `另有 ${list.repeated} 行与其他行是同一家` : undefined}>
        {list.entries.toLocaleString()}
      </td>
      <td className="number">{list.headcount.toLocaleString()}</td>
      {outcomes.map((outcome) => (
        <td key={outcome} className="number">
          <Count list={list} outcome={outcome} count={list.outcomes[outcome]} name={name} />
        </td>
      ))}
      <td className="number">
        <Count list={list} outcome="not-matched" count={list.outcomes.notMatched} name={name} />
      </td>
      <td>
        {list.batches.map((batch) => (
          <Link key={batch.batchId} className="list-file" to={`/batches/${batch.batchId}`} title={placeName(batch.file, batch.sheet)}>
            {placeName(batch.file, batch.sheet)}
          </Link>
        ))}
      </td>
      <td>
        <span className="list-actions">
          <MatchListButton listId={list.id} text={matchText} label={`${matchText} ${name}`} small />
          {list.before === null ? null : (
            <Link to={listPath(list.id, { show: 'compared' })} aria-label={`${name} 与上一份比较`}>
              与上一份比较
            </Link>
          )}
        </span>
      </td>
    </tr>
  )
}

function Count({ list, outcome, count, name }: { list: OutsideList; outcome: EntryOutcome | 'not-matched'; count: number; name: string }) {
  if (count === 0) return <span className="muted">0</span>
  return (
    <Link to={listPath(list.id, { outcome })} aria-label={`${name} ${entryOutcomeLabels[outcome].zh} ${count.toLocaleString()} 家`}>
      {count.toLocaleString()}
    </Link>
  )
}
