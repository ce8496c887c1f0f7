// A phone: masked until a reason is given; changed only on purpose, since the form never holds the number it hides.
import { Button, Space } from 'antd'
import { useState } from 'react'
import type { Field } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { client } from '../../api/client.ts'
import { useSay } from '../../api/useSay.ts'
import { ReasonDialog } from '../../components/ReasonDialog.tsx'
import { useAsOfInput } from './useAsOf.ts'

interface Props {
  readonly register: RegisterId
  readonly recordId: number
  readonly field: Field
  readonly masked: string
  /** Present in a form: the clerk wants to type another. */
  readonly onReplace?: () => void
}

export function MaskedField({ register, recordId, field, masked, onReplace }: Props) {
  const say = useSay()
  const asOf = useAsOfInput()
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState<string | null>(null)
  const reveal = async (reason: string) => {
    setAsking(false)
    try {
      const { value } = await client.records.reveal({ register, id: recordId, field: field.key, reason, ...asOf })
      setShown(value)
    } catch (thrown) {
      say.refused(thrown)
    }
  }
  return (
    <Space size={4} className="masked">
      <span>{shown ?? masked}</span>
      {shown === null ? (
        <Button size="small" type="link" onClick={() => setAsking(true)} aria-label={`显示完整${field.label}`}>
          显示
        </Button>
      ) : null}
      {onReplace ? (
        <Button size="small" type="link" onClick={onReplace} aria-label={`更改${field.label}`}>
          更改
        </Button>
      ) : null}
      <ReasonDialog
        open={asking}
        title={`显示完整${field.label}`}
        okText="显示"
        placeholder="理由，例如：电话通知换届"
        onReason={reveal}
        onCancel={() => setAsking(false)}
      >
        <p className="muted">查看完整号码会连同理由一起记入日志。</p>
      </ReasonDialog>
    </Space>
  )
}
