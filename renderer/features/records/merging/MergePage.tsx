// Records that are one real thing, side by side: which of them stays, which value of each differing field stays, what is led to it. Address: /r/unit/merge?ids=1,2
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Alert, Button, Empty, Input, Spin } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { findRegister, type RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { client, orpc } from '../../../api/client.ts'
import { refreshEverything } from '../../../api/queryClient.ts'
import { useAct } from '../../../api/useAct.ts'
import { useCodes } from '../../../api/useCodes.ts'
import { useSay } from '../../../api/useSay.ts'
import { ArrowLeftOutlined } from '../../../components/icons.tsx'
import { PageTitle } from '../../../components/PageTitle.tsx'
import { QueryRefusal } from '../../../components/RefusalBox.tsx'
import { recordName } from '../../../components/recordName.ts'
import { MergeEffects } from './MergeEffects.tsx'
import { MergeTable } from './MergeTable.tsx'
import { useUnmerge } from './useUnmerge.ts'

export function MergePage() {
  const register = findRegister(useParams().register ?? '')
  const [params] = useSearchParams()
  const ids = [...new Set((params.get('ids') ?? '').split(',').map(Number))].filter((id) => Number.isInteger(id) && id > 0)
  if (!register || ids.length < 2) return <Empty className="empty" description="没有可以合并的记录" />
  return <Merging key={`${register.id}/${ids.join()}`} register={register} ids={ids} />
}

function Merging({ register, ids }: { register: RegisterDefinition; ids: readonly number[] }) {
  const id = register.id as RegisterId
  const navigate = useNavigate()
  const say = useSay()
  const { busy, act } = useAct()
  const codes = useCodes()
  const unmerge = useUnmerge()
  const [survivor, setSurvivor] = useState<number>()
  const [chosen, setChosen] = useState<Readonly<Record<string, number>>>({})
  const [why, setWhy] = useState('')
  const wish = { register: id, ids: [...ids], ...(survivor === undefined ? {} : { survivor }), fields: chosen }
  const asked = useQuery(orpc.records.mergePreview.queryOptions({ input: wish, placeholderData: keepPreviousData }))
  // What was chosen shows at once; what follows from it comes with the answer.
  const preview = asked.data && {
    ...asked.data,
    survivor: survivor ?? asked.data.survivor,
    fields: asked.data.fields.map((field) => ({ ...field, chosen: chosen[field.key] ?? field.chosen })),
  }

  const title = <PageTitle title="合并重复记录" note={register.label} />
  if (asked.error) {
    return (
      <div className="page">
        {title}
        <QueryRefusal error={asked.error} retry={() => asked.refetch()} />
      </div>
    )
  }
  if (!preview) {
    return (
      <div className="waiting">
        <Spin description="正在比较…" />
      </div>
    )
  }
  const reasonMissing = preview.doubts.length > 0 && why.trim() === ''
  const wrong = preview.problems.some(({ level }) => level === 'error')
  const merge = async () => {
    const merged = await act(async () => {
      const versions = preview.records.map((one) => ({ id: one.id, version: one.version }))
      const { record, moved, mergeId } = await client.records.merge({
        ...wish,
        survivor: preview.survivor,
        versions,
        ...(why.trim() === '' ? {} : { why: why.trim() }),
      })
      await refreshEverything()
      navigate(`/r/${id}/${record.id}`, { replace: true })
      const name = recordName(register, record, codes.labelOf) || register.label
      say.undoable(`已合并为 ${name}${moved > 0 ? `，转来 ${moved} 条关联记录` : ''}`, () => void unmerge(mergeId))
    })
    if (!merged) void asked.refetch()
  }
  return (
    <div className="page merging">
      <PageTitle title="合并重复记录" note={register.label}>
        <Button icon={<ArrowLeftOutlined />} onClick={() => navigate(-1)}>
          返回
        </Button>
        <Button type="primary" loading={busy} disabled={reasonMissing || wrong || asked.isPlaceholderData} onClick={() => void merge()}>
          合并成一条
        </Button>
      </PageTitle>
      <p className="muted">
        {id === 'union'
          ? '同一个工会重复登记了，才在这里合并。两个工会在组织上撤并是另一回事：请把被撤并的工会的“状态”改为“合并”，填写撤并日期。'
          : '同一回事重复登记了几条，在这里合成一条。合并随时可以撤销。'}
      </p>
      {preview.doubts.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title="这几条也许不是同一回事"
          description={preview.doubts.map((doubt) => <div key={doubt}>{doubt}</div>)}
        />
      ) : null}
      {preview.problems.map(({ level, message }) => (
        <Alert key={message} type={level} showIcon title={message} />
      ))}
      <MergeTable
        register={register}
        preview={preview}
        ownChoice={survivor !== undefined}
        onSurvivor={setSurvivor}
        onField={(key, record) => setChosen((before) => ({ ...before, [key]: record }))}
      />
      <MergeEffects preview={preview} />
      <div className="merge-why">
        <label htmlFor="merge-why">理由{preview.doubts.length > 0 ? <span className="required-mark" title="必填" /> : '（可不填）'}</label>
        <Input id="merge-why" value={why} maxLength={500} onChange={(event) => setWhy(event.target.value)} placeholder="例如：2018 年补录时重复登记" />
      </div>
    </div>
  )
}
