// What a clerk should know about the view that a list is looked through.
import type { ListLook } from './useListState.ts'

export function ViewNotice({ look: { lost, view } }: { look: ListLook }) {
  if (lost)
    return (
      <p className="view-notice" role="status">
        这个地址里的视图已经删除或不再共享，现在没有使用视图。
      </p>
    )
  if (!view || view.missing.length === 0) return null
  return (
    <p className="view-notice" role="status">
      视图“{view.name}”里的{view.missing.map((label) => `“${label}”`).join('、')}这本台账已经没有了，已略去；再保存一次就不再提示。
    </p>
  )
}
