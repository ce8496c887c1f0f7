// Calls about what the office has set.
import { oc, type as typed } from '@orpc/contract'
import { z } from 'zod'
import { type SettingKey, type Settings, type SettingValue, settingsPatch } from '../settings/settings.ts'
import { page } from './inputs.ts'

export interface SettingChange {
  /** Instant. */
  readonly at: string
  readonly by: string
  readonly key: SettingKey
  readonly from: SettingValue
  readonly to: SettingValue
}

export const settings = {
  /** All of them; what nobody has set is the product's own. */
  get: oc.output(typed<Settings>()),
  /** Sets what is named and leaves the rest. @throws bad-input, value-invalid (office.scope: no such region), writer-busy */
  save: oc.input(settingsPatch).output(typed<Settings>()),
  /** Newest first. */
  history: oc.input(z.object(page)).output(typed<{ total: number; changes: SettingChange[] }>()),
}
