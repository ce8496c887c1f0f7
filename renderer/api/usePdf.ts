// A document to a PDF in the clerk's hands: long work that can be cancelled, whoever prints.
import { currentHost } from './host.ts'
import { wasCancelled } from './refusal.ts'
import { type LongCall, useLongCall } from './useLongCall.ts'
import { useSay } from './useSay.ts'

export interface PdfWork {
  readonly call: Pick<LongCall<unknown>, 'running' | 'progress' | 'cancel'>
  /** Says what became of it, and resolves to whether it was saved. @param html a complete document @param name of the file, with its ending */
  save(html: string, name: string): Promise<boolean>
}

export function usePdf(): PdfWork {
  const say = useSay()
  const call = useLongCall<{ readonly saved: boolean }>(say.refused)
  const save = async (html: string, name: string) => {
    let cancelled = false
    const given = await call.start(async function* (signal) {
      const job = crypto.randomUUID()
      signal.addEventListener('abort', () => void currentHost().stopPdf(job))
      try {
        yield await currentHost().savePdf(html, name, job)
      } catch (thrown) {
        cancelled = wasCancelled(thrown)
        throw thrown
      }
    })
    if (cancelled) say.done('已取消，没有生成 PDF')
    if (given?.saved) say.done('已生成 PDF')
    return given?.saved ?? false
  }
  return { call, save }
}
