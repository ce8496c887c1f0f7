// 自定义报表: a clerk composes a report of the office's own, sees at once what it says, and keeps it under a name.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import type { OwnReport } from '#shared/api/ownReportsContract.ts'
import { client, orpc } from '../../../api/client.ts'
import { useSay } from '../../../api/useSay.ts'
import { DeleteOutlined, SaveOutlined } from '../../../components/icons.tsx'
import { LeaveGuard } from '../../../components/LeaveGuard.tsx'
import { PageTitle } from '../../../components/PageTitle.tsx'
import { QueryAnswer } from '../../../components/QueryAnswer.tsx'
import { useShortcuts } from '../../../components/useShortcuts.ts'
import { OwnForm } from './OwnForm.tsx'
import { OwnHistory } from './OwnHistory.tsx'
import { OwnPreview } from './OwnPreview.tsx'
import { type Condition, conditionsOf, definitionOf, draftOf, firstDraft, type OwnDraft } from './ownDraft.ts'

export function OwnReportPage() {
  const id = Number(useParams().id ?? '') || null
  const reports = useQuery(orpc.ownReports.list.queryOptions())
  if (id === null) return <Composer key="new" own={null} />
  return (
    <QueryAnswer query={reports}>
      {(known) => {
        const own = known.find((each) => each.id === id)
        if (own) return <Composer key={id} own={own} />
        return (
          <div className="page">
            <PageTitle title="自定义报表" />
            <p className="muted">
              没有这张报表，可能已经删除。<Link to="/reports">回到报表</Link>
            </p>
          </div>
        )
      }}
    </QueryAnswer>
  )
}

function Composer({ own }: { own: OwnReport | null }) {
  const say = useSay()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const kept = own ? draftOf(own.name, own.definition) : firstDraft('union')
  const [draft, setDraft] = useState<OwnDraft>(kept)
  const [conditions, setConditions] = useState<readonly Condition[]>(() => conditionsOf(definitionOf(kept).filters))
  const [leaving, setLeaving] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const same = draft.name.trim() === kept.name && JSON.stringify(definitionOf(draft)) === JSON.stringify(definitionOf(kept))
  const isReady = draft.name.trim() !== '' && !busy && (own === null || !same)

  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: orpc.ownReports.key() })
    await queries.invalidateQueries({ queryKey: orpc.reports.key() })
  }
  const save = async () => {
    if (!isReady) return
    setBusy(true)
    try {
      const saved = await client.ownReports.save({ ...(own ? { id: own.id } : {}), name: draft.name.trim(), definition: definitionOf(draft) })
      await refresh()
      say.done(`已保存“${saved.name}”`)
      setLeaving(`/reports?report=${saved.report}`)
    } catch (thrown) {
      say.refused(thrown)
      setBusy(false)
    }
  }
  const remove = async () => {
    if (!own) return
    const restore = async () => {
      try {
        const back = await client.ownReports.restore({ id: own.id })
        await refresh()
        say.done(`已恢复“${back.name}”`)
      } catch (thrown) {
        say.refused(thrown)
      }
    }
    try {
      await client.ownReports.remove({ id: own.id })
      setLeaving('/reports')
      await refresh()
      say.undoable(`已删除报表“${own.name}”，出具过的各版仍在`, () => void restore())
    } catch (thrown) {
      say.refused(thrown)
    }
  }
  // The guard has to be gone before one leaves.
  useEffect(() => {
    if (leaving !== null) void navigate(leaving)
  }, [leaving, navigate])
  useShortcuts({ 'ctrl+s': () => void save() })

  return (
    <div className="page">
      <LeaveGuard dirty={leaving === null && !same} />
      <PageTitle title={own ? `修改报表：${own.name}` : '新建报表'} note={own ? `${own.author}新建` : '全室可用'}>
        <Link to={own ? `/reports?report=${own.report}` : '/reports'}>回到报表</Link>
        {own ? (
          <Button icon={<DeleteOutlined />} onClick={remove}>
            删除
          </Button>
        ) : null}
        <Button type="primary" icon={<SaveOutlined />} disabled={!isReady} loading={busy} onClick={save} title="Ctrl+S">
          保存
        </Button>
      </PageTitle>
      <div className="own-desk">
        <div className="own-side">
          <OwnForm draft={draft} conditions={conditions} onChange={setDraft} onConditions={setConditions} />
          {own ? <OwnHistory id={own.id} /> : null}
        </div>
        <OwnPreview name={draft.name} definition={definitionOf(draft)} />
      </div>
    </div>
  )
}
