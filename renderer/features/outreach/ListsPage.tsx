// The outside lists by source and month: what is known of their enterprises, and the way to the next one.
import { useQuery } from '@tanstack/react-query'
import { Button, Empty } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { ListName } from '#shared/api/matchingTypes.ts'
import { orpc } from '../../api/client.ts'
import { ImportOutlined } from '../../components/icons.tsx'
import { ListNameFields } from '../../components/ListNameFields.tsx'
import { importListPath } from '../../components/listName.ts'
import { MatchListButton } from '../../components/MatchListButton.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'
import { ListsTable } from './ListsTable.tsx'

export function ListsPage() {
  const lists = useQuery(orpc.matching.lists.queryOptions())
  const [asking, setAsking] = useState(false)
  return (
    <div className="page">
      <PageTitle title="外部名单" note="社保、经济普查、市场监管、税务给的企业名单和自查名单，按来源和月份">
        {lists.data && lists.data.length > 1 ? <MatchListButton text="全部比对" /> : null}
        <Button type="primary" icon={<ImportOutlined />} aria-expanded={asking} onClick={() => setAsking(!asking)}>
          导入名单
        </Button>
      </PageTitle>
      {asking ? <NewList /> : null}
      <QueryAnswer query={lists}>
        {(known) =>
          known.length === 0 ? (
            <Empty className="empty" description="还没有外部名单。单击“导入名单”，选好来源和月份，再选文件。" />
          ) : (
            <ListsTable lists={known} />
          )
        }
      </QueryAnswer>
    </div>
  )
}

/** Whose list and which month; the wizard asks for the files. */
function NewList() {
  const navigate = useNavigate()
  const status = useQuery(orpc.office.status.queryOptions())
  const [list, setList] = useState<ListName | null>(null)
  if (!status.data) return null
  const go = () => {
    if (list) void navigate(importListPath(list))
  }
  return (
    <form
      className="filter-row new-list"
      aria-label="导入名单"
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <span>哪一份名单</span>
      <ListNameFields value={null} month={status.data.today.slice(0, 7)} onChange={setList} />
      <Button type="primary" htmlType="submit" disabled={list === null}>
        下一步：选择文件
      </Button>
      {list === null ? <span className="muted">先选名单来源，月份写作 2019-06</span> : null}
    </form>
  )
}
