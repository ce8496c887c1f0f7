// The clerk's way through one import: files in, decisions about sheets, fixes of cells, commit. Nothing reaches the registers before the commit.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { BatchReport, CommitEvent } from '#shared/api/batchTypes.ts'
import type { PickedFile } from '#shared/api/host.ts'
import type { SheetDecisions } from '#shared/api/importsContract.ts'
import type { ListName } from '#shared/api/matchingTypes.ts'
import type { ImportPreview, PreviewEvent, SheetPreview } from '#shared/api/previewTypes.ts'
import { client, orpc } from '../../api/client.ts'
import { queryClient, refreshEverything } from '../../api/queryClient.ts'
import { type LongCall, useLongCall } from '../../api/useLongCall.ts'
import { mergeDecisions } from './mergeDecisions.ts'
import { type Corrections, useCorrections } from './useCorrections.ts'

export type Step = 'pick' | 'map' | 'values' | 'review' | 'receipt'
export type Policy = ImportPreview['policy']
type Previewed = Extract<PreviewEvent, { type: 'preview' }>
type Committed = Extract<CommitEvent, { type: 'committed' }>

export interface ImportWork extends Corrections {
  readonly step: Step
  readonly files: readonly PickedFile[]
  readonly policy: Policy
  /** The outside list that all files are said to be of. */
  readonly list: ListName | null
  readonly preview: ImportPreview | null
  readonly used: readonly SheetPreview[]
  /** Some text of a used sheet is in no code table: it has a step of its own. */
  readonly asksValues: boolean
  /** Where the clerk goes from the columns: past the texts when each has been decided already. */
  readonly afterColumns: 'values' | 'review'
  readonly batches: readonly BatchReport[] | null
  readonly reading: LongCall<Previewed>
  readonly adjusting: LongCall<Previewed>
  readonly committing: LongCall<Committed>
  go(step: Step): void
  setPolicy(policy: Policy): void
  addFiles(files: readonly PickedFile[]): void
  dropFile(fileId: string): void
  read(): Promise<void>
  adjust(sheet: string, decisions: SheetDecisions): Promise<void>
  commit(): Promise<void>
  startOver(): void
}

/** Frees what the core holds for a preview; one that is gone already is as good. */
function discard(previewId: string): void {
  client.imports.discard({ previewId }).catch(() => undefined)
}

/** One clear table needs no look at its columns; texts that nobody knows are asked about first. */
function firstStep({ sheets }: ImportPreview): Step {
  const [only] = sheets
  if (sheets.length !== 1 || !only?.use) return 'map'
  return afterColumns(sheets)
}

function afterColumns(used: readonly SheetPreview[]): 'values' | 'review' {
  return used.some((sheet) => sheet.values.some((question) => question.texts.some((text) => !text.decided))) ? 'values' : 'review'
}

/** @param list the outside list that all files are said to be of */
export function useImport(list: ListName | null): ImportWork {
  const [step, setStep] = useState<Step>('pick')
  const [files, setFiles] = useState<readonly PickedFile[]>([])
  const [policy, setPolicy] = useState<Policy>('overwrite')
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [batches, setBatches] = useState<readonly BatchReport[] | null>(null)
  /** Decisions that no preview has answered yet: a newer call sends them again, so that none is lost when it overtakes. */
  const unanswered = useRef(new Map<string, SheetDecisions>())
  const reading = useLongCall<Previewed>()
  const adjusting = useLongCall<Previewed>()
  const committing = useLongCall<Committed>()

  const previewId = preview?.previewId
  const open = useRef<string | undefined>(undefined)
  open.current = previewId
  useEffect(() => {
    // While files are chosen; an importer that cannot be started says so when it is asked.
    client.imports.prepare().catch(() => undefined)
    // Leaving the wizard frees the workbooks that the core holds.
    return () => {
      if (open.current) discard(open.current)
    }
  }, [])

  const take = useCallback(async (event: Previewed | null) => {
    if (!event) return
    setPreview(event.preview)
    await queryClient.invalidateQueries({ queryKey: orpc.imports.key() })
  }, [])

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
  /** What has been decided about a sheet, answered or not. */
  const decided = (sheet: string) => mergeDecisions(preview?.sheets.find(({ key }) => key === sheet)?.decisions ?? {}, unanswered.current.get(sheet) ?? {})
  const { forget: forgetCorrections, ...corrections } = useCorrections(decided, adjust)

  const forget = useCallback(() => {
    forgetCorrections()
    unanswered.current.clear()
  }, [forgetCorrections])

  const read = useCallback(async () => {
    forget()
    const event = await reading.start((signal) =>
      client.imports.open({ fileIds: files.map((file) => file.fileId), policy, ...(list ? { list } : {}) }, { signal }),
    )
    if (!event) return
    if (open.current) discard(open.current)
    await take(event)
    setStep(firstStep(event.preview))
  }, [files, forget, list, policy, reading.start, take])

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
    forget()
    setFiles([])
    setPreview(null)
    setBatches(null)
    setStep('pick')
  }, [adjusting.reset, committing.reset, forget, previewId, reading.reset])

  const used = preview?.sheets.filter((sheet) => sheet.use) ?? []
  return {
    ...corrections,
    step,
    files,
    policy,
    list,
    preview,
    used,
    asksValues: used.some((sheet) => sheet.values.length > 0),
    afterColumns: afterColumns(used),
    batches,
    reading,
    adjusting,
    committing,
    go: setStep,
    setPolicy,
    addFiles: (more) => setFiles((before) => [...before, ...more]),
    dropFile: (fileId) => setFiles((before) => before.filter((file) => file.fileId !== fileId)),
    read,
    adjust,
    commit,
    startOver,
  }
}
