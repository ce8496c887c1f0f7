// Nobody loses what they typed by a stray click, Back, or closing the window.
import { Button, Modal } from 'antd'
import { useBeforeUnload, useBlocker } from 'react-router'

export interface Place {
  readonly pathname: string
  readonly search: string
}

interface Props {
  readonly dirty: boolean
  /** Absent: another path. */
  readonly leaves?: (from: Place, to: Place) => boolean
  readonly title?: string
  readonly text?: string
}

const otherPath = (from: Place, to: Place) => from.pathname !== to.pathname

export function LeaveGuard({ dirty, leaves = otherPath, title = '修改还没有保存', text = '离开这个页面会丢掉刚才的修改。' }: Props) {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => dirty && leaves(currentLocation, nextLocation))
  useBeforeUnload((event) => {
    if (dirty) event.preventDefault()
  })
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={title}
      onCancel={() => blocker.reset?.()}
      footer={[
        <Button key="leave" onClick={() => blocker.proceed?.()}>
          放弃并离开
        </Button>,
        <Button key="stay" type="primary" autoFocus onClick={() => blocker.reset?.()}>
          留在这里
        </Button>,
      ]}
    >
      {text}
    </Modal>
  )
}
