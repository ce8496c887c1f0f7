// Who set what, and from what to what.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { settingField, settingText } from '#shared/settings/settingFields.ts'
import { orpc } from '../../api/client.ts'
import { localTime } from '../../components/localTime.ts'
import { Pages } from '../../components/Pages.tsx'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'

const pageSize = 20

export function SettingHistory({ regionName }: { regionName(code: string): string }) {
  const [page, setPage] = useState(1)
  const history = useQuery(
    orpc.settings.history.queryOptions({ input: { offset: (page - 1) * pageSize, limit: pageSize }, placeholderData: (before) => before }),
  )
  return (
    <section className="panel" aria-labelledby="setting-history">
      <h2 id="setting-history">修改记录</h2>
      <QueryAnswer query={history}>
        {({ total, changes }) =>
          total === 0 ? (
            <p className="muted">还没有改过，都是程序给的数。</p>
          ) : (
            <>
              <table className="plain" aria-label="修改记录">
                <thead>
                  <tr>
                    <th scope="col">时间</th>
                    <th scope="col">谁</th>
                    <th scope="col">设置</th>
                    <th scope="col">原来</th>
                    <th scope="col">改为</th>
                  </tr>
                </thead>
                <tbody>
                  {changes.map(({ at, by, key, from, to }) => (
                    <tr key={`${at} ${key}`}>
                      <td className="nowrap">{localTime(at)}</td>
                      <td>{by}</td>
                      <td>{settingField(key).label}</td>
                      <td>{settingText(key, from, regionName)}</td>
                      <td>{settingText(key, to, regionName)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <Pages page={page} pageSize={pageSize} total={total} onChange={setPage} />
            </>
          )
        }
      </QueryAnswer>
    </section>
  )
}
