// The pages of a table, where it has more than one.
import { Pagination } from 'antd'

interface Props {
  readonly page: number
  readonly pageSize: number
  readonly total: number
  onChange(page: number): void
}

export function Pages({ page, pageSize, total, onChange }: Props) {
  return total > pageSize ? <Pagination size="small" current={page} pageSize={pageSize} total={total} showSizeChanger={false} onChange={onChange} /> : null
}
