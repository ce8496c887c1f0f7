// Which field of the ticked records gets which value: typed as in the form of a record.
import { Button, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import type { BulkChange } from '#shared/api/recordsContract.ts'
import type { StoredField, Value } from '#shared/registers/field.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { FieldInput } from '../../components/FieldInput.tsx'
import { bulkFields, isReplaceable } from './bulkText.ts'

interface Props {
  readonly register: RegisterDefinition
  readonly busy: boolean
  onLook(field: StoredField, change: BulkChange): void
  onCancel(): void
}

type How = 'set' | 'clear' | 'replace'

export function BulkForm({ register, busy, onLook, onCancel }: Props) {
  const fields = bulkFields(register)
  const [key, setKey] = useState<string | null>(null)
  const [how, setHow] = useState<How>('set')
  const [value, setValue] = useState<Value>(null)
  const [valid, setValid] = useState(true)
  const [find, setFind] = useState('')
  const [replacement, setReplacement] = useState('')
  const field = fields.find((candidate) => candidate.key === key)
  const way = how === 'replace' && field && !isReplaceable(field) ? 'set' : how

  const change: BulkChange | null =
    way === 'clear'
      ? { kind: 'set', value: null }
      : way === 'replace'
        ? find === ''
          ? null
          : { kind: 'replace', find, with: replacement }
        : value === null || value === '' || !valid
          ? null
          : { kind: 'set', value }
  return (
    <div className="bulk-form">
      <div className="bulk-line">
        <label htmlFor="bulk-field">修改哪一项</label>
        <Select<string>
          id="bulk-field"
          aria-label="修改哪一项"
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="请选择"
          value={key}
          options={fields.map(({ key: value, label }) => ({ value, label }))}
          onChange={(next) => {
            setKey(next)
            setValue(null)
            setValid(true)
          }}
        />
      </div>
      {field ? (
        <>
          <Radio.Group
            aria-label="怎样修改"
            value={way}
            onChange={(event) => setHow(event.target.value as How)}
            options={[
              { value: 'set', label: '改为' },
              { value: 'clear', label: '清空' },
              ...(isReplaceable(field) ? [{ value: 'replace', label: '查找替换' }] : []),
            ]}
          />
          {way === 'set' ? (
            <div className="bulk-line">
              <label htmlFor="bulk-value">新的{field.label}</label>
              <FieldInput
                key={field.key}
                id="bulk-value"
                field={field}
                value={value}
                onChange={setValue}
                onValidity={setValid}
                status={undefined}
                describedBy={undefined}
                county={null}
              />
            </div>
          ) : null}
          {way === 'replace' ? (
            <div className="bulk-line">
              <label htmlFor="bulk-find">查找</label>
              <Input id="bulk-find" maxLength={200} value={find} onChange={(event) => setFind(event.target.value)} />
              <label htmlFor="bulk-with">替换为</label>
              <Input id="bulk-with" maxLength={500} placeholder="留空就是删去" value={replacement} onChange={(event) => setReplacement(event.target.value)} />
            </div>
          ) : null}
        </>
      ) : null}
      <div className="dialog-foot">
        <span className="muted">先看结果，这一步不写入。</span>
        <Button onClick={onCancel}>取消</Button>
        <Button type="primary" disabled={!field || !change} loading={busy} onClick={() => field && change && onLook(field, change)}>
          预览
        </Button>
      </div>
    </div>
  )
}
