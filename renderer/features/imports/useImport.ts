// The clerk's way through one import: files in, decisions about sheets, fixes of cells, commit. Nothing reaches the registers before the commit.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { SheetDecisions } from '#shared/api/contract.ts'
import type { PickedFile } from '#shared/api/host.ts'
import type { BatchReport, CommitEvent, ImportPreview, PreviewEvent, SheetPreview } from '#shared/api/types.ts'
import { client, orpc } from '../../api/client.ts'
import { queryClient, refreshEverything } from '../../api/queryClient.ts'
import { type LongCall, useLongCall } from '../../api/useLongCall.ts'
import { mergeDecisions } from './mergeDecisions.ts'

export type Step = 'pick' | 'map' | 'review' | 'receipt'
export type Policy = ImportPreview['policy']
type Previewed = Extract<PreviewEvent, { type: 'preview' }>
type Committed = Extract<CommitEvent, { type: 'committed' }>

interface Fix {
  readonly sheet: string
  readonly cell: string
  /** What the clerk had typed there before; null: the cell as it was in the ledger. */
  readonly before: string | null
}

export interface ImportWork {
  readonly step: Step
  readonly files: readonly PickedFile[]
  readonly policy: Policy
  readonly preview: ImportPreview | null
  readonly used: readonly SheetPreview[]
  readonly batches: readonly BatchReport[] | null
  readonly reading: LongCall<Previewed>
  readonly adjusting: LongCall<Previewed>
  readonly committing: LongCall<Committed>
  readonly fixCount: number
  go(step: Step): void
  setPolicy(policy: Policy): void
  addFiles(files: readonly PickedFile[]): void
  dropFile(fileId: string): void
  read(): Promise<void>
  adjust(sheet: string, decisions: SheetDecisions): Promise<void>
  fix(sheet: string, cell: string, text: string): void
  undoFix(): Fix | null
  commit(): Promise<void>
  startOver(): void
}

/** Frees what the core holds for a preview; one that is gone already is as good. */
function discard(previewId: string): void {
  client.imports.discard({ previewId }).catch(() => undefined)
}

export function useImport(): ImportWork {
  const [step, setStep] = useState<Step>('pick')
  const [files, setFiles] = useState<readonly PickedFile[]>([])
  const [policy, setPolicy] = useState<Policy>('overwrite')
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [batches, setBatches] = useState<readonly BatchReport[] | null>(null)
  const [fixes, setFixes] = useState<readonly Fix[]>([])
  const typed = useRef(new Map<string, string>())
  /** Decisions that no preview has answered yet: a newer call sends them again, so that none is lost when it overtakes. */
  const unanswered = useRef(new Map<string, SheetDecisions>())
  const reading = useLongCall<Previewed>()
  const adjusting = useLongCall<Previewed>()
  const committing = useLongCall<Committed>()

  const previewId = preview?.previewId
  const open = useRef<string | undefined>(undefined)
  open.current = previewId
  useEffect(() => {
    // Leaving the wizard frees the workbooks that the core holds.
    return () => {
      if (open.current) discard(open.current)
    }
  }, [])

  const take = useCallback(async (event: Previewed | null) => {
    if (!event) return
    setPreview(event.preview)
    await queryClient.invalidateQueries({ queryKey: orpc.imports.rows.key() })
  }, [])

  const forget = useCallback(() => {
    setFixes([])
    typed.current.clear()
    unanswered.current.clear()
  }, [])

  const read = useCallback(async () => {
    forget()
    const event = await reading.start((signal) => client.imports.open({ fileIds: files.map((file) => file.fileId), policy }, { signal }))
    if (!event) return
    if (open.current) discard(open.current)
    await take(event)
    const clear = event.preview.sheets.some((sheet) => sheet.use) && event.preview.sheets.every((sheet) => sheet.use || sheet.hidden)
    setStep(clear && event.preview.sheets.length === 1 ? 'review' : 'map')
  }, [files, forget, policy, reading.start, take])

  const adjust = useCallback(
    async (sheet: string, decisions: SheetDecisions) => {
      if (!previewId) return
      const all = mergeDecisions(unanswered.current.get(sheet) ?? {}, decisions)
      unanswered.current.set(sheet, all)
      const event = await adjusting.start((signal) => client.imports.adjust({ previewId, sheet, decisions: all }, { signal }))
      if (!event) return
      if (unanswered.current.get(sheet) === all) unanswered.current.delete(sheet)
      await take(event)
    },
    [adjusting.start, previewId, take],
  )

  const fix = useCallback(
    (sheet: string, cell: string, text: string) => {
      const place = `${sheet} ${cell}`
      setFixes((before) => [...before, { sheet, cell, before: typed.current.get(place) ?? null }])
      typed.current.set(place, text)
      void adjust(sheet, { fixes: { [cell]: text } })
    },
    [adjust],
  )

  const undoFix = useCallback((): Fix | null => {
    const last = fixes.at(-1)
    if (!last) return null
    setFixes(fixes.slice(0, -1))
    const place = `${last.sheet} ${last.cell}`
    if (last.before === null) typed.current.delete(place)
    else typed.current.set(place, last.before)
    void adjust(last.sheet, { fixes: { [last.cell]: last.before } })
    return last
  }, [adjust, fixes])

  const commit = useCallback(async () => {
    if (!previewId) return
    const event = await committing.start((signal) => client.imports.commit({ previewId }, { signal }))
    if (!event) return
    setBatches(event.batches)
    setPreview(null)
    setStep('receipt')
    await refreshEverything()
  }, [committing.start, previewId])

  const startOver = useCallback(() => {
    if (previewId) discard(previewId)
    reading.reset()
    adjusting.reset()
    committing.reset()
    setPreview(null)
    setBatches(null)
    setFiles([])
    forget()
    setStep('pick')
  }, [adjusting.reset, committing.reset, forget, previewId, reading.reset])

  return {
    step,
    files,
    policy,
    preview,
    used: preview?.sheets.filter((sheet) => sheet.use) ?? [],
    batches,
    reading,
    adjusting,
    committing,
    fixCount: fixes.length,
    go: setStep,
    setPolicy,
    addFiles: (more) => setFiles((before) => [...before, ...more]),
    dropFile: (fileId) => setFiles((before) => before.filter((file) => file.fileId !== fileId)),
    read,
    adjust,
    fix,
    undoFix,
    commit,
    startOver,
  }
}
