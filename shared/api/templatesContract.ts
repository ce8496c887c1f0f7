// Calls about the Word template of the bulletin's text.
import { oc, type as typed } from '@orpc/contract'
import { z } from 'zod'
import type { OutputFile } from './host.ts'
import { recordId } from './inputs.ts'

export interface OfficeTemplate {
  readonly id: number
  /** The file's name as it was handed in. */
  readonly name: string
  /** Instant. */
  readonly at: string
  readonly by: string
}

export const templates = {
  /** null: the product's own is used. */
  get: oc.output(typed<OfficeTemplate | null>()),
  /** The one that is used, to be changed in Word. */
  file: oc.output(typed<OutputFile>()),
  /** Takes the office's own in. @throws template-unfit */
  put: oc.input(z.object({ fileId: z.string() })).output(typed<OfficeTemplate>()),
  /** Back to the product's own. */
  reset: oc.output(typed<Record<never, never>>()),
  /** Uses again one that was put away. @throws not-found */
  restore: oc.input(z.object({ id: recordId })).output(typed<OfficeTemplate>()),
}
