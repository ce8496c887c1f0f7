// Which outside list a command speaks of: --source and --month.
import { LedgerError } from '#shared/api/errors.ts'
import { type ListName, type OutsideSource, outsideSources } from '#shared/api/matchingTypes.ts'
import type { Options } from './command.ts'

/** @throws LedgerError bad-input for a source or month that cannot be */
export function sourceOf({ source }: Options): OutsideSource | undefined {
  if (source === undefined) return undefined
  const known = outsideSources.find((one) => one === source)
  if (!known) throw new LedgerError('bad-input', { field: '--source', value: String(source) })
  return known
}

/** YYYY-MM. @throws LedgerError bad-input */
export function monthOf({ month }: Options): string | undefined {
  if (month === undefined) return undefined
  if (typeof month !== 'string' || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new LedgerError('bad-input', { field: '--month', value: String(month) })
  return month
}

/** undefined where neither was given. @throws LedgerError list-unnamed where only one was; bad-input */
export function listNameOf(options: Options, file: string): ListName | undefined {
  const [source, month] = [sourceOf(options), monthOf(options)]
  if (source !== undefined && month !== undefined) return { source, month }
  if (source !== undefined || month !== undefined) throw new LedgerError('list-unnamed', { file })
  return undefined
}
