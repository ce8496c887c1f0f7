import { Button, Input } from 'antd'
import { Fragment, useState } from 'react'
import { Link } from 'react-router'
import { closeStepLabels } from '#shared/messages/closing.ts'
import { openSteps } from '#shared/reports/closeStanding.ts'
import { useSay } from '../../../api/useSay.ts'
import { SaveOutlined } from '../../../components/icons.tsx'
import { localTime } from '../../../components/localTime.ts'
import { stepPath } from './stepPath.ts'
import type { StepProps } from './useClose.ts'

/** 备份与结账: one backup, and one line that says who closed the quarter with what. */
export function BackupStep({ close, state }: StepProps) {
  const say = useSay()
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const issued = state.items.filter((item) => item.issued !== null).length
  const open = openSteps(state).filter((step) => step !== 'backup')
  const isClosed = state.marks.close?.done === true
  const finish = async () => {
    setBusy(true)
    if (await close.finish(note.trim())) say.done(`${state.period.label}已结账，台账已备份`)
    setBusy(false)
  }
  return (
    <>
      <p>
        最近一次备份：{state.lastBackup === null ? '还没有' : `${localTime(state.lastBackup.at)}（${state.lastBackup.name}）`}。
        {isClosed ? '结账时做的备份长期保留。' : '结账时另做一份，长期保留。'} <Link to="/backups">备份</Link>
      </p>
      <p>
        本季度 {state.items.length} 张表，已出具 {issued} 张。
        {isClosed ? null : open.length === 0 ? (
          '前面各步都办完了。'
        ) : (
          <>
            还没有办完：
            {open.map((step, index) => (
              <Fragment key={step}>
                {index > 0 ? '、' : ''}
                <Link to={stepPath(state.period.id, step)}>{closeStepLabels[step].zh}</Link>
              </Fragment>
            ))}
            。{issued === 0 ? '一张都没有出具的，不能结账。' : '也可以结账，结账记录里会写明。'}
          </>
        )}
      </p>
      {isClosed ? null : (
        <div className="close-finish">
          <Input aria-label="结账备注" placeholder="备注（可以不填）" maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
          <Button type="primary" icon={<SaveOutlined />} disabled={issued === 0} loading={busy} onClick={finish}>
            备份并结账
          </Button>
        </div>
      )}
    </>
  )
}
