// One enterprise of a list, to be decided on whatever was decided before: by the program, or by somebody.
import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Input } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { EntryMatch } from '#shared/api/reviewTypes.ts'
import { entryOutcomeLabels } from '#shared/messages/labels.ts'
import { matchReasonSentence } from '#shared/messages/matching.ts'
import { client, orpc } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { useSay } from '../../api/useSay.ts'
import { isComposing } from '../../components/composing.ts'
import { ArrowLeftOutlined } from '../../components/icons.tsx'
import { Mark } from '../../components/Mark.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'
import { useShortcuts } from '../../components/useShortcuts.ts'
import { Comparison } from './Comparison.tsx'
import { EarlierDecision } from './EarlierDecision.tsx'
import { OtherUnit } from './OtherUnit.tsx'
import type { Answer } from './queueDesk.ts'

export function EntryReviewPage() {
  const { entryId = '' } = useParams()
  const id = Number(entryId)
  const known = Number.isInteger(id) && id > 0
  const match = useQuery(orpc.reviews.entry.queryOptions({ input: { entryId: known ? id : 1 }, enabled: known }))
  if (!known) return <Empty className="empty" description="没有这家企业" />
  return <QueryAnswer query={match}>{(found) => <EntryDesk match={found} />}</QueryAnswer>
}

function EntryDesk({ match }: { match: EntryMatch }) {
  const { entry, outcome, unitName, decidedBy, result, candidates, reviews } = match
  const navigate = useNavigate()
  const say = useSay()
  const [note, setNote] = useState('')
  const [last] = reviews.filter(({ withdrawnAt }) => withdrawnAt === null)
  const decide = async (answer: Answer) => {
    try {
      const { reviewId } = await client.reviews.decide({ entryId: entry.id, ...answer, ...(note.trim() === '' ? {} : { note: note.trim() }) })
      await refreshEverything()
      setNote('')
      say.undoable(`已改定：${entry.name}`, () => void takeBack(reviewId))
    } catch (thrown) {
      say.refused(thrown)
    }
  }
  const takeBack = async (reviewId: number) => {
    try {
      await client.reviews.withdraw({ reviewId })
      await refreshEverything()
    } catch (thrown) {
      say.refused(thrown)
    }
  }
  const once = (act: () => void) => (event: KeyboardEvent) => {
    if (!event.repeat) act()
  }
  useShortcuts({
    ...Object.fromEntries(candidates.map(({ unitId }, index) => [String(index + 1), once(() => void decide({ decision: 'same', unitId }))])),
    '0': once(() => void decide({ decision: 'none' })),
    n: once(() => void decide({ decision: 'none' })),
    escape: () => navigate(-1),
  })
  return (
    <div className="page page-fill">
      <div className="page-head">
        <PageTitle title={entry.name} note="核对与改定">
          <Button icon={<ArrowLeftOutlined />} onClick={() => navigate(-1)} title="Esc">
            返回
          </Button>
        </PageTitle>
      </div>
      <p className="review-now">
        现在：
        <Mark tone={outcome === 'to-verify' ? 'warning' : 'info'}>{entryOutcomeLabels[outcome ?? 'not-matched'].zh}</Mark>
        {unitName ? ` ${unitName}` : ''}
        {decidedBy === 'person' && last ? `（${last.author} 认定）` : decidedBy === 'program' && outcome !== 'to-verify' ? '（自动比对）' : ''}
      </p>
      {last?.overtaken ? <EarlierDecision review={last} /> : null}
      {result && result.reasons.length > 0 ? <p className="review-why">{result.reasons.map((reason) => matchReasonSentence(reason)).join('；')}。</p> : null}
      <section className="review-desk" aria-label={`核对：${entry.name}`}>
        <Comparison
          key={entry.id}
          entry={entry}
          candidates={candidates}
          takeLabel={() => '是这家'}
          keyOf={(index) => String(index + 1)}
          onTake={({ unitId }) => void decide({ decision: 'same', unitId })}
        />
        <div className="review-keys">
          <Button onClick={() => void decide({ decision: 'none' })}>
            都不是 <kbd>N</kbd>
          </Button>
          <OtherUnit key={reviews.length} onTake={(unitId) => void decide({ decision: 'same', unitId })} />
          <Input
            className="review-note"
            aria-label="备注"
            placeholder="备注（随决定保存）"
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            onKeyDown={(event) => {
              if (!isComposing(event) && (event.key === 'Enter' || event.key === 'Escape')) event.currentTarget.blur()
            }}
          />
        </div>
      </section>
    </div>
  )
}
