// A refusal where its answer was expected: one sentence, a reference for an internal one, and a way to try again.
import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { type Refusal, toRefusal } from '../api/refusal.ts'

export function RefusalBox({ refusal, retry, action }: { refusal: Refusal; retry?: () => void; action?: ReactNode }) {
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={refusal.sentence}
      description={refusal.reference ? `编号 ${refusal.reference}，请连同编号告诉维护人员。` : undefined}
      action={
        action ??
        (retry ? (
          <Button size="small" onClick={retry}>
            重试
          </Button>
        ) : undefined)
      }
    />
  )
}

/** The same for a failed query. */
export function QueryRefusal({ error, retry }: { error: unknown; retry: () => void }) {
  return <RefusalBox refusal={toRefusal(error)} retry={retry} />
}
