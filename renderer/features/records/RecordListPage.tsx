// Any register as a list: search, filter, sort, choose columns, page, export; all of it from the keyboard.

import { useQuery } from '@tanstack/react-query'
import { Button, Empty, type InputRef, Pagination, Spin } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { removedAtOnce } from '#shared/api/recordsContract.ts'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import { findRegister, type RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { orpc } from '../../api/client.ts'
import { useCodes } from '../../api/useCodes.ts'
import { useSay } from '../../api/useSay.ts'
import { AsOfBand } from '../../components/AsOfBand.tsx'
import { AsOfInput } from '../../components/AsOfInput.tsx'
import { PlusOutlined, TableOutlined } from '../../components/icons.tsx'
import { type ListState, listInput, recordPath } from '../../components/listUrl.ts'
import { PageTitle } from '../../components/PageTitle.tsx'
import { QueryRefusal } from '../../components/RefusalBox.tsx'
import { recordName } from '../../components/recordName.ts'
import { SearchBox } from '../../components/SearchBox.tsx'
import { useShortcuts } from '../../components/useShortcuts.ts'
import { BulkHistory } from './BulkHistory.tsx'
import { ColumnChooser } from './ColumnChooser.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { RecordGrid } from './grid/RecordGrid.tsx'
import { ListFilters } from './ListFilters.tsx'
import { RecordTable } from './RecordTable.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { useShownColumns } from './shownColumns.ts'
import { useListState } from './useListState.ts'
import { useRemoving } from './useRemoving.ts'
import { useRowSelection } from './useRowSelection.ts'
import { ViewMenu } from './ViewMenu.tsx'
import { ViewNotice } from './ViewNotice.tsx'

const pageSize = 50
/** The record that was opened last from each list, so that Back finds its row again. */
const lastOpened = new Map<string, number>()

export function RecordListPage() {
  const id = useParams().register ?? ''
  const register = findRegister(id)
  if (!register) return <Empty description="没有这本台账" />
  return <RecordList key={register.id} register={register} />
}

function RecordList({ register }: { register: RegisterDefinition }) {
  const id = register.id as RegisterId
  const navigate = useNavigate()
  const look = useListState(id)
  const { state, setState } = look
  const columns = useShownColumns(register, look.view)
  const searchBox = useRef<InputRef>(null)
  const [current, setCurrent] = useState(0)
  const [focusRequest, setFocusRequest] = useState(0)
  const returning = useRef(lastOpened.get(register.id))
  const turned = useRef(false)

  const list = useMemo(() => listInput(id, state), [id, state])
  const input = { ...list, offset: (state.page - 1) * pageSize, limit: pageSize }
  const page = useQuery(orpc.records.list.queryOptions({ input, enabled: look.ready, placeholderData: (before) => before }))
  const rows = page.data?.records ?? []
  const total = page.data?.total ?? 0
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const onPage = useMemo(() => page.data?.records.map((row) => row.id) ?? [], [page.data])
  const selection = useRowSelection(list, total, onPage)
  const say = useSay()
  const remove = useRemoving(id)
  const codes = useCodes()

  const searchFor = (search: string) => setState({ ...state, search, page: 1 }, { replace: true })
  // An address may name a page that there is no longer.
  useEffect(() => {
    if (page.data && !page.isPlaceholderData && state.page > pages) setState({ ...state, page: pages }, { replace: true })
  }, [page.data, page.isPlaceholderData, pages, state, setState])

  useEffect(() => {
    const index = rows.findIndex((row) => row.id === returning.current)
    if (index < 0) return
    returning.current = undefined
    setCurrent(index)
    setFocusRequest((count) => count + 1)
  }, [rows])

  // The focus follows a turned page once its rows are there.
  useEffect(() => {
    if (!turned.current || page.isPlaceholderData || !page.data) return
    turned.current = false
    setFocusRequest((count) => count + 1)
  }, [page.data, page.isPlaceholderData])

  const open = (recordId: number) => {
    lastOpened.set(register.id, recordId)
    navigate(recordPath(register.id, recordId, state.asOf))
  }
  const removeRows = async (row: RecordRow) => {
    const ticked = selection.count > 0
    const ids = ticked ? selection.query.ids : [row.id]
    if (ids === undefined || ids.length > removedAtOnce) {
      say.done(`一次最多删除 ${removedAtOnce} 条，请逐条勾选。`)
      return
    }
    if (!(await remove(ids, recordName(register, row, codes.labelOf)))) return
    if (ticked) selection.clear()
    setFocusRequest((count) => count + 1)
  }
  const turn = (to: number) => {
    if (to < 1 || to > pages || to === state.page) return
    setState({ ...state, page: to })
    setCurrent(0)
    turned.current = true
  }
  const sortBy = (field: string) => {
    const next = state.sort?.field !== field ? { field, descending: false } : state.sort.descending ? null : { field, descending: true }
    setState({ ...state, sort: next, page: 1 })
  }
  const create = () => {
    if (state.asOf === undefined) navigate(`/r/${register.id}/new`)
  }
  const lookAt = (asOf: string | null) => {
    const { asOf: _day, ...others } = state
    setState({ ...others, page: 1, ...(asOf === null ? {} : { asOf }) })
    setCurrent(0)
  }
  const search = () => searchBox.current?.focus({ cursor: 'all' })
  const isSheet = state.sheet === true
  const { sheet: _, ...asList } = state
  const toggleSheet = () => setState(isSheet ? asList : { ...state, sheet: true })
  useShortcuts({
    e: toggleSheet,
    'ctrl+e': toggleSheet,
    '/': search,
    'ctrl+f': search,
    'ctrl+n': create,
    n: create,
    pagedown: isSheet ? undefined : () => turn(state.page + 1),
    pageup: isSheet ? undefined : () => turn(state.page - 1),
    arrowdown: () => setFocusRequest((count) => count + 1),
  })

  return (
    <div className="page page-fill">
      <PageTitle title={register.label} note={page.data ? `共 ${total.toLocaleString()} 条` : ''}>
        <ViewMenu register={register} look={look} columns={columns} />
        <AsOfInput value={state.asOf ?? null} onChange={lookAt} />
        <ExportMenu register={register} state={state} total={total} />
        <ColumnChooser register={register} columns={columns} />
        <Button
          icon={<TableOutlined />}
          color={isSheet ? 'primary' : 'default'}
          variant="outlined"
          onClick={toggleSheet}
          aria-pressed={isSheet}
          title="快捷键 E；在表格里 Ctrl+E"
        >
          表格编辑
        </Button>
        {state.asOf === undefined ? (
          <Button type="primary" icon={<PlusOutlined />} onClick={create} title="快捷键 N 或 Ctrl+N">
            新增{register.label}
          </Button>
        ) : null}
      </PageTitle>
      {state.asOf === undefined ? null : <AsOfBand day={state.asOf} onToday={() => lookAt(null)} />}
      <search className="filters" aria-label="筛选">
        <SearchBox
          ref={searchBox}
          label={`搜索${register.label}`}
          placeholder="名称、拼音、号码…（按 / 搜索）"
          shortcuts="/ Control+F"
          value={state.search}
          ready={look.ready}
          onChange={searchFor}
          onDown={() => setFocusRequest((count) => count + 1)}
        />
        <ListFilters
          register={register}
          state={state}
          onChange={(next) => {
            setState(next)
            setCurrent(0)
          }}
        />
      </search>
      <ViewNotice look={look} />
      {page.error ? <QueryRefusal error={page.error} retry={() => page.refetch()} /> : null}
      {page.isPending && !page.error ? (
        <div className="waiting">
          <Spin description="正在读取…" />
        </div>
      ) : null}
      {page.data && rows.length === 0 ? <Empty className="empty" description={emptySentence(state)} /> : null}
      {isSheet ? null : <SelectionBar register={register} selection={selection} total={total} rows={onPage} />}
      {isSheet && rows.length > 0 ? (
        <RecordGrid
          register={register}
          columns={columns}
          list={list}
          sort={state.sort}
          readOnly={state.asOf === undefined ? null : `这是 ${state.asOf} 的样子，只能看；回到今天才能修改。`}
          onSort={sortBy}
          onOpen={open}
        />
      ) : null}
      {!isSheet && rows.length > 0 ? (
        <RecordTable
          register={register}
          columns={columns}
          rows={rows}
          firstRow={(state.page - 1) * pageSize + 1}
          total={total}
          sort={state.sort}
          selection={selection}
          current={Math.min(current, rows.length - 1)}
          onCurrent={setCurrent}
          onSort={sortBy}
          onOpen={open}
          onPage={(step) => turn(state.page + step)}
          onRemove={state.asOf === undefined ? (row) => void removeRows(row) : undefined}
          focusRequest={focusRequest}
          busy={page.isFetching}
        />
      ) : null}
      <div className="list-foot">
        <span className="muted">
          {isSheet
            ? '直接输入或 F2 修改 · Ctrl+C/X/V 复制粘贴 · Ctrl+D 向下填充 · Ctrl+Z/Y 撤销重做 · Alt+回车打开 · Ctrl+E 返回列表'
            : `↑↓ 移动 · 回车打开 · 空格勾选 · PageUp/PageDown 翻页${state.asOf === undefined ? ' · Delete 删除 · N 新增 · E 表格编辑' : ''}`}
        </span>
        <BulkHistory register={register} />
        {isSheet ? null : (
          <Pagination current={state.page} pageSize={pageSize} total={total} showSizeChanger={false} showQuickJumper onChange={turn} size="small" />
        )}
      </div>
    </div>
  )
}

function emptySentence({ filters, search, incompleteOnly, counted, asOf }: ListState): string {
  if (filters.length > 0 || search !== '' || incompleteOnly || counted) return '没有符合条件的记录'
  return asOf === undefined ? '还没有记录' : `${asOf} 那天还没有记录`
}
