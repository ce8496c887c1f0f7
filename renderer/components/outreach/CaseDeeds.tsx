// What was done with a case, each deed with its way back.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { stepLabels } from '#shared/messages/outreach.ts'
import { caseSteps } from '#shared/outreach/steps.ts'
import { orpc } from '../../api/client.ts'
import { localTime } from '../localTime.ts'
import { useUndoDeed } from './useUndoDeed.ts'

function kindLabel(kind: string): string {
  const step = caseSteps.find((one) => one === kind)
  return step ? stepLabels[step] : '立案'
}

const undoText = (cases: number) => (cases > 1 ? `撤销这批 ${cases} 件` : '撤销')

export function CaseDeeds({ id }: { id: number }) {
  const undo = useUndoDeed()
  const { data } = useQuery(orpc.outreach.deeds.queryOptions({ input: { id } }))
  if (!data || data.length === 0) return null
  const newest = data.find(({ undoneAt }) => undoneAt === null)
  return (
    <section className="case-deeds" aria-label="办理经过">
      <h2>办理经过</h2>
      <ol>
        {data.map(({ deedId, kind, at, by, why, cases, undoneAt }) => (
          <li key={deedId} className={undoneAt === null ? '' : 'muted'}>
            <span>{localTime(at)}</span>
            <strong>{kindLabel(kind)}</strong>
            <span>{by}</span>
            {cases > 1 ? <span>同批 {cases} 件</span> : null}
            {why === null ? null : <span>{why}</span>}
            {undoneAt !== null ? (
              <span>已撤销</span>
            ) : deedId === newest?.deedId ? (
              <Button size="small" onClick={() => void undo(deedId)} aria-label={`${undoText(cases)}：${kindLabel(kind)}`}>
                {undoText(cases)}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
