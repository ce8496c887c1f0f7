// Long work that a button on a screen has started: nothing to see while it is quick, then its progress and a way to stop it.
import { Modal } from 'antd'
import type { LongCall } from '../api/useLongCall.ts'
import { ProgressBox } from './ProgressBox.tsx'
import { useIsLong } from './useIsLong.ts'

interface Props {
  readonly call: Pick<LongCall<unknown>, 'running' | 'progress' | 'cancel'>
  readonly title: string
  /** What stands beside the button that stops it. */
  readonly note: string
}

export function LongWorkDialog({ call: { running, progress, cancel }, title, note }: Props) {
  const open = useIsLong(running)
  return (
    <Modal open={open} title={title} footer={null} closable={false} keyboard={false} mask={{ closable: false }} destroyOnHidden>
      <ProgressBox progress={progress} title={title} note={note} cancel={cancel} />
    </Modal>
  )
}
