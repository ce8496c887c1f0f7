// No data yet: bring your own ledgers, or look around in a fictional office.

import { Checkbox } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { DemoEvent } from '#shared/api/types.ts'
import { client } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { useLongCall } from '../../api/useLongCall.ts'
import { ImportOutlined, PlayCircleOutlined } from '../../components/icons.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { ProgressBox } from '../../components/ProgressBox.tsx'
import { RefusalBox } from '../../components/RefusalBox.tsx'

type Ready = Extract<DemoEvent, { type: 'ready' }>

export function Welcome() {
  const navigate = useNavigate()
  const demo = useLongCall<Ready>()
  const [allMembers, setAllMembers] = useState(false)
  const startDemo = async () => {
    const ready = await demo.start((signal) => client.office.startDemo({ demo: 'taizhou', members: allMembers ? 'all' : 'sample' }, { signal }))
    if (ready) await refreshEverything()
  }
  return (
    <div className="page welcome">
      <PageTitle title="欢迎使用工会台账" />
      <p className="lead">把多年积累的 Excel 台账汇成一本：查得到、改得了、出得了报表。请选择怎样开始：</p>
      {demo.refusal ? <RefusalBox refusal={demo.refusal} retry={startDemo} /> : null}
      {demo.cancelled ? <p role="status">已取消，没有留下任何演示数据。</p> : null}
      {demo.running ? (
        <ProgressBox progress={demo.progress} title="正在准备演示单位" note={allMembers ? '一两分钟' : '不到一分钟'} cancel={demo.cancel} />
      ) : (
        <div className="choices">
          <button type="button" className="choice" onClick={() => navigate('/import')}>
            <ImportOutlined className="choice-icon" />
            <span className="choice-title">导入我的台账</span>
            <span className="choice-text">选择 Excel、WPS 或 CSV 文件。导入前先预览，每一处问题都标在原来的单元格上；导错了可以整批撤销。</span>
          </button>
          <button type="button" className="choice" onClick={startDemo}>
            <PlayCircleOutlined className="choice-icon" />
            <span className="choice-title">用演示单位看一看</span>
            <span className="choice-text">
              生成一个虚构的市总工会：9,394 个基层工会、26,353 个覆盖单位、30 家改革试点，各种台账都有数据。名称和代码都是编造的，可以放心试用。
            </span>
          </button>
          <Checkbox className="choice-wish" checked={allMembers} onChange={(event) => setAllMembers(event.target.checked)}>
            全部 1,033,100 名会员都建立记录（需要一两分钟，约 500 MB）；不选只建约两万名
          </Checkbox>
        </div>
      )}
    </div>
  )
}
