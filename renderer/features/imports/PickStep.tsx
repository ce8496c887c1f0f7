// Which files, and what happens where they say something else than the registers.

import { Button, Radio, Spin } from 'antd'
import { type DragEvent, useState } from 'react'
import { Link } from 'react-router'
import type { ListName } from '#shared/api/matchingTypes.ts'
import { sizeText } from '#shared/values/sizeText.ts'
import { currentHost } from '../../api/host.ts'
import { useCodes } from '../../api/useCodes.ts'
import { useSay } from '../../api/useSay.ts'
import { DeleteOutlined, FileExcelOutlined, InboxOutlined } from '../../components/icons.tsx'
import { monthText } from '../../components/listName.ts'
import { ProgressBox } from '../../components/ProgressBox.tsx'
import { hasMerges, pastedCells, pastedFile } from '../../components/pastedCells.ts'
import { RefusalBox } from '../../components/RefusalBox.tsx'
import { PastePreview } from './PastePreview.tsx'
import type { ImportWork, Policy } from './useImport.ts'
import { usePaste } from './usePaste.ts'

const policies: readonly { readonly value: Policy; readonly label: string; readonly note: string }[] = [
  { value: 'overwrite', label: '以台账为准', note: '台账里有内容的，覆盖名册里的；台账里空着的不动' },
  { value: 'fill', label: '只填空白', note: '名册里已有的不改，只补空着的' },
  { value: 'keep', label: '只新增', note: '名册里已有的记录一概不动' },
]

/** Which list the files are taken for, and the way out of it. */
function ListLine({ list }: { list: ListName }) {
  const codes = useCodes()
  return (
    <div className="list-receipt">
      <span>
        这些文件作为 <strong>{`${codes.labelOf('headcountSource', list.source)} ${monthText(list.month)}`}</strong> 的名单导入，登记到名单企业。
      </span>
      <Link to="/import">改为导入普通台账</Link>
    </div>
  )
}

export function PickStep({ work }: { work: ImportWork }) {
  const say = useSay()
  const [over, setOver] = useState(false)
  const [taking, setTaking] = useState(false)
  const [pasted, setPasted] = useState<{ readonly cells: string[][]; readonly html: string } | null>(null)
  const [pastes, setPastes] = useState(0)
  const take = async (files: Promise<Awaited<ReturnType<ReturnType<typeof currentHost>['pickFiles']>>>) => {
    setTaking(true)
    try {
      work.addFiles(await files)
    } catch (thrown) {
      say.refused(thrown)
    } finally {
      setTaking(false)
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const files = [...event.dataTransfer.files]
    if (files.length > 0) void take(currentHost().takeFiles(files))
  }
  usePaste({
    text: (text, html) => setPasted({ cells: pastedCells(text), html }),
    files: (files) => void take(currentHost().takeFiles(files)),
  })
  const takePasted = () => {
    if (!pasted) return
    const name = `粘贴的单元格 ${pastes + 1}`
    // Plain text knows nothing of merged cells, and a two-line header needs them.
    const file = hasMerges(pasted.html) ? new File([`\uFEFF${pasted.html}`], `${name}.html`) : new File([pastedFile(pasted.cells)], `${name}.txt`)
    setPastes(pastes + 1)
    setPasted(null)
    void take(currentHost().takeFiles([file]))
  }
  if (work.reading.running) return <ProgressBox progress={work.reading.progress} title="正在读取台账" cancel={work.reading.cancel} />
  return (
    <div className="pick">
      {work.reading.refusal ? <RefusalBox refusal={work.reading.refusal} /> : null}
      {work.reading.cancelled ? <p role="status">已取消读取。</p> : null}
      {work.list ? <ListLine list={work.list} /> : null}
      <section
        className={over ? 'drop-zone over' : 'drop-zone'}
        aria-label="选择台账文件"
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <InboxOutlined className="choice-icon" />
        <p>把台账文件拖到这里，或者</p>
        <Button type={work.files.length === 0 ? 'primary' : 'default'} size="large" loading={taking} onClick={() => take(currentHost().pickFiles())}>
          选择文件…
        </Button>
        <p className="muted">Excel（.xlsx .xls）、WPS（.et）、.ods、.csv，可一次选多个。在表格软件里复制的单元格，可在这里按 Ctrl+V 粘贴</p>
      </section>
      {pasted ? <PastePreview cells={pasted.cells} take={takePasted} drop={() => setPasted(null)} /> : null}
      {taking ? <Spin description="正在取文件…" /> : null}
      {work.files.length > 0 ? (
        <>
          <ul className="file-list" aria-label="已选的文件">
            {work.files.map((file) => (
              <li key={file.fileId}>
                <FileExcelOutlined />
                <span className="file-name">{file.name}</span>
                <span className="muted">{sizeText(file.size)}</span>
                <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`不导入 ${file.name}`} onClick={() => work.dropFile(file.fileId)} />
              </li>
            ))}
          </ul>
          <fieldset className="policy">
            <legend>台账与名册不一致时</legend>
            <Radio.Group value={work.policy} onChange={(event) => work.setPolicy(event.target.value as Policy)}>
              {policies.map((policy) => (
                <Radio key={policy.value} value={policy.value}>
                  {policy.label}
                  <span className="muted">（{policy.note}）</span>
                </Radio>
              ))}
            </Radio.Group>
          </fieldset>
          <div className="wizard-foot">
            <span className="muted">{work.fixCount > 0 ? `重新读取会放弃已改的 ${work.fixCount} 个单元格。` : '先预览，不会马上写入名册。'}</span>
            <Button type="primary" size="large" onClick={() => work.read()}>
              读取并预览
            </Button>
          </div>
        </>
      ) : null}
    </div>
  )
}
