// The Word template of the bulletin's text: taken out to be changed in Word or WPS, handed in again, or put back to the product's own.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { templateNames } from '#shared/reports/bulletinFields.ts'
import { client, orpc } from '../../api/client.ts'
import { currentHost } from '../../api/host.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { useAct } from '../../api/useAct.ts'
import { useSay } from '../../api/useSay.ts'
import { DownloadOutlined, FileWordOutlined, UndoOutlined } from '../../components/icons.tsx'
import { localTime } from '../../components/localTime.ts'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'

export function TemplateSettings() {
  const say = useSay()
  const { busy, act } = useAct()
  const template = useQuery(orpc.templates.get.queryOptions())
  const takeOut = () =>
    act(async () => {
      await currentHost().saveFile(await client.templates.file())
    })
  const handIn = () =>
    act(async () => {
      const [file] = await currentHost().pickFiles()
      if (!file) return
      const { name } = await client.templates.put({ fileId: file.fileId })
      await refreshEverything()
      say.done(`通报从现在起用“${name}”`)
    })
  const reset = (id: number) =>
    act(async () => {
      await client.templates.reset()
      await refreshEverything()
      say.undoable('已改回程序自带的模板', () => void act(() => client.templates.restore({ id }).then(refreshEverything)))
    })
  return (
    <section className="panel" aria-labelledby="template">
      <h2 id="template">通报文稿的 Word 模板</h2>
      <QueryAnswer query={template}>
        {(own) => (
          <>
            <p>{own ? `现在用的是“${own.name}”，${own.by} ${localTime(own.at)} 交来。` : '现在用的是程序自带的模板（A4，按公文格式）。'}</p>
            <p className="template-actions">
              <Button icon={<DownloadOutlined />} disabled={busy} onClick={takeOut}>
                取出模板
              </Button>
              <Button icon={<FileWordOutlined />} loading={busy} onClick={handIn}>
                换成自己的…
              </Button>
              {own ? (
                <Button icon={<UndoOutlined />} disabled={busy} onClick={() => reset(own.id)}>
                  改回自带的
                </Button>
              ) : null}
            </p>
            <details>
              <summary>模板里可以写的名称</summary>
              <p className="muted">
                在 Word 或 WPS 里把名称写在花括号里，例如 {'{标题}'}；有多项的写成一对，中间的内容逐项重复，例如 {'{#各节}……{/各节}'}。
              </p>
              <table className="plain narrow" aria-label="模板里可以写的名称">
                <thead>
                  <tr>
                    <th scope="col">名称</th>
                    <th scope="col">写在哪里</th>
                    <th scope="col">是什么</th>
                  </tr>
                </thead>
                <tbody>
                  {templateNames.map(({ name, says, within, list }) => (
                    <tr key={`${within} ${name}`}>
                      <td>{list ? `{#${name}}……{/${name}}` : `{${name}}`}</td>
                      <td>{within === undefined ? '任何地方' : within === '各地' ? '各地、合计行、对比行之内' : `${within}之内`}</td>
                      <td>{says}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </details>
          </>
        )}
      </QueryAnswer>
    </section>
  )
}
