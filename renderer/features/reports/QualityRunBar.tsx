// Report L tells what the last run of the checks found: here it is run again, with its progress, and at once where nothing was ever checked.
import { Alert, Button } from 'antd'
import { Link } from 'react-router'
import { useQualityRun } from '../../api/useQualityRun.ts'
import { ProgressBox } from '../../components/ProgressBox.tsx'
import { RefusalBox } from '../../components/RefusalBox.tsx'

/** @param unknown the report on screen knows of no run */
export function QualityRunBar({ unknown }: { unknown: boolean }) {
  const { last, call, run } = useQualityRun(() => unknown)
  if (call.running) return <ProgressBox progress={call.progress} title="正在检查数据质量" note="只读取，不改动任何记录" cancel={call.cancel} />
  if (call.refusal) return <RefusalBox refusal={call.refusal} retry={run} />
  const changed = last.data === null || last.data?.stale === true
  return (
    <Alert
      type="info"
      showIcon
      title={
        unknown
          ? '还没有检查过数据质量：检查以后表里才有数，才能出具。'
          : changed
            ? '表里是上次检查的结果，此后台账可能有变化。'
            : '表里是上次检查的结果，此后台账没有变化。'
      }
      action={
        <span className="report-run">
          <Link to="/quality">逐条查看和改正</Link>
          <Button onClick={run}>{unknown ? '检查' : '重新检查'}</Button>
        </span>
      }
    />
  )
}
