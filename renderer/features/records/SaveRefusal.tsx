// Why a record was not saved. A conflict is explained: which of the clerk's fields somebody else changed too. What was typed stays.
import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { RecordView } from '#shared/api/recordTypes.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { labelsOf } from '../../components/fields.ts'
import { RefusalBox } from '../../components/RefusalBox.tsx'
import type { useRecordEditing } from './useRecordEditing.ts'

export function SaveRefusal({
  register,
  desk,
  view,
  reload,
  save,
}: {
  register: RegisterDefinition
  desk: ReturnType<typeof useRecordEditing>
  view: RecordView | null
  reload(): Promise<RecordView | undefined>
  save(): Promise<void>
}) {
  const [both, setBoth] = useState<readonly string[] | null>(null)
  if (!desk.refusal) return null
  if (desk.refusal.code !== 'version-conflict') return <RefusalBox refusal={desk.refusal} />
  const takeOver = async () => {
    const before = view?.record
    const after = (await reload())?.record
    setBoth(Object.keys(desk.draft).filter((key) => before?.[key] !== after?.[key]))
  }
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title="这条记录在您打开之后被别处改过（别的窗口、导入或撤销）。"
      description={
        both === null
          ? '载入最新内容后，您输入的修改会保留，可以核对后再保存。'
          : both.length > 0
            ? `已载入最新内容。您改的 ${labelsOf(register, both)} 别处也改过，保存会以您的为准。`
            : '已载入最新内容，与您的修改不冲突，可以保存。'
      }
      action={
        both === null ? (
          <Button onClick={takeOver}>载入最新内容</Button>
        ) : (
          <Button type="primary" onClick={save}>
            保存我的修改
          </Button>
        )
      }
    />
  )
}
