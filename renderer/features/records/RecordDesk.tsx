// The record's heading, buttons, keys and tabs; the tabs' contents are in files of their own.

import { Alert, Button, Input, Tabs } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { RecordView } from '#shared/api/recordTypes.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { client } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { useCodes } from '../../api/useCodes.ts'
import { useSay } from '../../api/useSay.ts'
import { AsOfBand } from '../../components/AsOfBand.tsx'
import { labelsOf } from '../../components/fields.ts'
import { ArrowLeftOutlined, DeleteOutlined, EditOutlined, SaveOutlined } from '../../components/icons.tsx'
import { LeaveGuard } from '../../components/LeaveGuard.tsx'
import { knownLinks, listPath } from '../../components/listUrl.ts'
import { localTime } from '../../components/localTime.ts'
import { Mark } from '../../components/Mark.tsx'
import { CaseDeeds } from '../../components/outreach/CaseDeeds.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { recordName } from '../../components/recordName.ts'
import { useShortcuts } from '../../components/useShortcuts.ts'
import { CoverageTab } from './CoverageTab.tsx'
import { HistoryTab } from './HistoryTab.tsx'
import { EntryMatchTab } from './matching/EntryMatchTab.tsx'
import { UnitListsTab } from './matching/UnitListsTab.tsx'
import { MemberActions } from './membership/MemberActions.tsx'
import { MembershipTab } from './membership/MembershipTab.tsx'
import { MergedNotices } from './merging/MergedNotices.tsx'
import { PossibleDuplicates } from './merging/PossibleDuplicates.tsx'
import { CaseActions } from './outreach/CaseActions.tsx'
import { RecordForm } from './RecordForm.tsx'
import { RecordSheet } from './RecordSheet.tsx'
import { RelatedRecords } from './RelatedRecords.tsx'
import { SaveRefusal } from './SaveRefusal.tsx'
import { SourcesTab } from './SourcesTab.tsx'
import { useAsOf } from './useAsOf.ts'
import { usePointedField } from './usePointedField.ts'
import { useRecordEditing } from './useRecordEditing.ts'
import { useRestoring } from './useRestoring.ts'

interface Props {
  readonly register: RegisterDefinition
  /** null: a new record. */
  readonly view: RecordView | null
  reload(): Promise<RecordView | undefined>
}

export function RecordDesk({ register, view, reload }: Props) {
  const id = register.id as RegisterId
  const navigate = useNavigate()
  const say = useSay()
  const [params, setParams] = useSearchParams()
  const codes = useCodes()
  const pointed = usePointedField(view)
  const [editing, setEditing] = useState(view === null || pointed.field !== null)
  const [known] = useState(() => (view === null ? knownLinks(register, params) : undefined))
  const desk = useRecordEditing(register, view?.record ?? null, known, pointed.field !== null)
  const [leaving, setLeaving] = useState<number | null>(null)
  const tab = params.get('tab') ?? 'data'
  const name = view
    ? recordName(register, view.record, codes.labelOf) || (register.title ? '（无名称）' : `${register.label} ${view.record.id}`)
    : `新增${register.label}`

  const asOf = useAsOf()
  const back = () => (window.history.length > 1 ? navigate(-1) : navigate(listPath(id, asOf === undefined ? {} : { asOf })))
  const save = async () => {
    if (!editing) return
    if (!desk.dirty) {
      if (view) setEditing(false)
      return
    }
    const saved = await desk.save()
    if (!saved) return
    setEditing(false)
    say.done(saved.warnings.length > 0 ? `已保存，有 ${saved.warnings.length} 处请留意` : '已保存')
    if (!view) setLeaving(saved.record.id)
  }
  // The guard must have seen that nothing is unsaved before the address changes.
  useEffect(() => {
    if (leaving !== null && !desk.dirty) navigate(`/r/${id}/${leaving}`, { replace: true })
  }, [leaving, desk.dirty, id, navigate])

  const remove = async () => {
    if (!view) return
    try {
      await client.records.remove({ register: id, id: view.record.id, version: view.record.version })
      await refreshEverything()
      back()
      say.undoable(`已删除 ${name}`, () => void restore())
    } catch (thrown) {
      say.refused(thrown)
    }
  }
  const bringBack = useRestoring()
  const restore = async () => {
    if (view) await bringBack({ register: id, id: view.record.id }, name)
  }
  /** The past can be looked at only, and says so to who tries. */
  const edit = () => {
    if (asOf !== undefined) say.done(`这是 ${asOf} 的样子，只能看；回到今天才能修改。`)
    else setEditing(!view?.deleted)
  }
  const lookAt = (day: string | null) => {
    const next = new URLSearchParams(tab === 'data' ? {} : { tab })
    if (day !== null) next.set('asOf', day)
    setParams(next)
  }
  const stopEditing = () => {
    if (view === null) back()
    else if (!desk.dirty) setEditing(false)
  }
  useShortcuts({
    'ctrl+s': () => void save(),
    f2: edit,
    e: edit,
    escape: () => (editing ? stopEditing() : back()),
  })

  const data = editing ? (
    <RecordForm register={register} record={view?.record ?? null} editing={desk} />
  ) : view ? (
    <>
      {view.deleted || asOf !== undefined ? null : <PossibleDuplicates register={register} id={view.record.id} />}
      <RelatedRecords register={id} id={view.record.id} />
      {id === 'outreach' && !view.deleted && asOf === undefined ? <CaseDeeds id={view.record.id} /> : null}
      <RecordSheet register={register} record={view.record} />
    </>
  ) : null
  const tabs = view
    ? [
        { key: 'data', label: '资料', children: data },
        ...(id === 'union' ? [{ key: 'coverage', label: '覆盖单位', children: <CoverageTab side="union" id={view.record.id} /> }] : []),
        ...(id === 'unit' ? [{ key: 'coverage', label: '所属工会', children: <CoverageTab side="unit" id={view.record.id} /> }] : []),
        ...((id === 'union' || id === 'unit') && asOf === undefined
          ? [{ key: 'members', label: '会员数', children: <MembershipTab side={id} id={view.record.id} /> }]
          : []),
        ...(id === 'unit' && asOf === undefined ? [{ key: 'lists', label: '外部名单', children: <UnitListsTab id={view.record.id} /> }] : []),
        ...(id === 'listEntry' && asOf === undefined ? [{ key: 'match', label: '比对结果', children: <EntryMatchTab id={view.record.id} /> }] : []),
        { key: 'history', label: '历史', children: <HistoryTab register={register} id={view.record.id} /> },
        { key: 'sources', label: '来源', children: <SourcesTab register={register} id={view.record.id} /> },
      ]
    : []

  return (
    <div className="page">
      <LeaveGuard dirty={desk.dirty && !desk.saving} />
      <div className="page-head">
        <PageTitle title={name} note={view ? `${register.label} · 更新于 ${localTime(view.updatedAt)}` : ''}>
          <Button icon={<ArrowLeftOutlined />} onClick={back} title="Esc">
            返回
          </Button>
          {editing ? (
            <>
              {desk.blocked ? (
                <span className="save-note" role="status">
                  有 {desk.errorCount} 处错误，改正后才能保存
                </span>
              ) : null}
              <Input
                className="why-input"
                aria-label="修改理由"
                placeholder="修改理由（可不填）"
                maxLength={200}
                value={desk.why}
                onChange={(event) => desk.setWhy(event.target.value)}
              />
              {view ? (
                <Button
                  onClick={() => {
                    desk.discard()
                    setEditing(false)
                  }}
                >
                  放弃修改
                </Button>
              ) : null}
              <Button type="primary" icon={<SaveOutlined />} loading={desk.saving} disabled={!desk.dirty || desk.blocked} onClick={save} title="Ctrl+S">
                保存
              </Button>
            </>
          ) : view && !view.deleted && asOf === undefined ? (
            <>
              {id === 'member' ? <MemberActions view={view} /> : null}
              {id === 'outreach' ? <CaseActions view={view} /> : null}
              <Button danger icon={<DeleteOutlined />} onClick={remove}>
                删除
              </Button>
              <Button type="primary" icon={<EditOutlined />} onClick={edit} title="E 或 F2">
                编辑
              </Button>
            </>
          ) : null}
        </PageTitle>
        {desk.refusal ? <SaveRefusal register={register} desk={desk} view={view} reload={reload} save={save} /> : null}
      </div>
      {asOf === undefined ? null : <AsOfBand day={asOf} onToday={() => lookAt(null)} />}
      {view && !editing && asOf === undefined ? <MergedNotices register={id} view={view} /> : null}
      {view?.deleted && asOf !== undefined ? <Alert type="warning" showIcon title={`${asOf} 那天，这条记录在回收站里。`} /> : null}
      {view?.deleted && asOf === undefined && !view.mergedInto ? (
        <Alert type="warning" showIcon title="这条记录已经删除，不再计入名册和报表。" action={<Button onClick={restore}>恢复</Button>} />
      ) : null}
      {pointed.finding ? (
        <p className="gap-line">
          <Mark tone="warning">数据质量</Mark>
          {pointed.finding}
        </p>
      ) : null}
      {view && view.record.gaps.length > 0 && !view.deleted ? (
        <p className="gap-line">
          <Mark tone="warning">待完善</Mark>
          缺：{labelsOf(register, view.record.gaps)}
        </p>
      ) : null}
      {view ? (
        <Tabs
          activeKey={tab}
          destroyOnHidden
          items={tabs}
          onChange={(key) => setParams({ ...(key === 'data' ? {} : { tab: key }), ...(asOf === undefined ? {} : { asOf }) }, { replace: true })}
        />
      ) : (
        data
      )}
    </div>
  )
}
