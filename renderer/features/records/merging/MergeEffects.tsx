// What a merge does besides the fields: which records are led to the survivor, which of them become one, which stay double.
import type { MergePreview } from '#shared/api/mergeTypes.ts'
import { registers } from '#shared/registers/index.ts'

export function MergeEffects({ preview }: { preview: MergePreview }) {
  const { moved, joined, left, formerNames } = preview
  const several = (register: string) => moved.filter((entry) => entry.register === register).length > 1
  return (
    <section className="merge-effects" aria-label="合并以后">
      <h2>合并以后</h2>
      <ul>
        {moved.length === 0 ? <li>没有别的记录要转过来。</li> : null}
        {moved.length > 0 ? (
          <li>
            转到保留的一条：
            {moved
              .map(({ register, label, total }) => `${registers[register].label}${several(register) ? `（${label}）` : ''} ${total.toLocaleString()} 条`)
              .join('、')}
            。
          </li>
        ) : null}
        {joined.length > 0 ? (
          <li>
            其中因此重复的合成一条：{joined.map(({ register, total }) => `${registers[register].label} ${total.toLocaleString()} 条`).join('、')}
            ；只补空白，不丢内容。
          </li>
        ) : null}
        {left.length > 0 ? (
          <li>说法不一、留待核对：{left.map(({ register, total }) => `${registers[register].label} ${total.toLocaleString()} 条`).join('、')}。</li>
        ) : null}
        {formerNames === null ? null : <li>记入曾用名：{formerNames}。</li>}
        <li>其余各条移入回收站，注明并入了哪一条；再导入旧台账，会认到保留的一条。</li>
      </ul>
    </section>
  )
}
