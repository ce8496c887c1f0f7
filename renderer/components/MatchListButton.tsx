// Holds a list against the units and unions, and says what came of it.
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { MatchEvent, MatchSummary } from '#shared/api/matchingTypes.ts'
import { entryOutcomeLabels } from '#shared/messages/labels.ts'
import { client } from '../api/client.ts'
import { refreshEverything } from '../api/queryClient.ts'
import { useLongCall } from '../api/useLongCall.ts'
import { useSay } from '../api/useSay.ts'
import { LongWorkDialog } from './LongWorkDialog.tsx'

type Matched = Extract<MatchEvent, { type: 'matched' }>

interface Props {
  /** Absent: all lists. */
  readonly listId?: number
  readonly text: string
  readonly label?: string
  readonly primary?: boolean
  readonly small?: boolean
  /** Whether what came of it is said beside the button too. */
  readonly tells?: boolean
}

export function MatchListButton({ listId, text, label, primary = false, small = false, tells = false }: Props) {
  const say = useSay()
  const call = useLongCall<Matched>(say.refused)
  const [summary, setSummary] = useState<MatchSummary | null>(null)
  const match = async () => {
    const event = await call.start((signal) => client.matching.match(listId === undefined ? {} : { listId }, { signal }))
    if (!event) return
    await refreshEverything()
    setSummary(event.summary)
    say.done(`已比对 ${event.summary.entries.toLocaleString()} 家`)
  }
  return (
    <>
      <Button
        type={primary ? 'primary' : 'default'}
        size={small ? 'small' : 'middle'}
        loading={call.running}
        aria-label={label ?? text}
        onClick={() => void match()}
      >
        {text}
      </Button>
      {tells && summary ? (
        <>
          <span role="status">{outcomeSentence(summary)}</span>
          <Link to="/outreach/lists">查看外部名单</Link>
        </>
      ) : null}
      <LongWorkDialog call={call} title="正在比对名单" note="取消后比对结果保持原样" />
    </>
  )
}

function outcomeSentence({ counts }: MatchSummary): string {
  const outcomes = ['own-union', 'joint-union', 'no-union', 'to-verify'] as const
  return outcomes.map((outcome) => `${entryOutcomeLabels[outcome].zh} ${counts[outcome].toLocaleString()} 家`).join('，')
}
