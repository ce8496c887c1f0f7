// Outside lists by source and month, in addresses and in words.
import { type ListName, type OutsideSource, outsideSources } from '#shared/api/matchingTypes.ts'

/** 2019年6月 */
export function monthText(month: string): string {
  const [year = '', number = ''] = month.split('-')
  return `${year}年${Number(number)}月`
}

/** What a clerk types: 2019-06, 2019.6, 2019年6月, 201906. @returns YYYY-MM; null where it is no month */
export function readMonth(text: string): string | null {
  const found = /^(\d{4})\s*(?:[-./年]\s*)?(\d{1,2})\s*月?$/.exec(text.normalize('NFKC').trim())
  const number = Number(found?.[2])
  return found && number >= 1 && number <= 12 ? `${found[1]}-${String(number).padStart(2, '0')}` : null
}

/** The list that an address asks an import for: /import?list=tax&month=2019-06. */
export function readListName(params: URLSearchParams): ListName | null {
  const source = outsideSources.find((known) => known === params.get('list'))
  const month = readMonth(params.get('month') ?? '')
  return source && month ? { source, month } : null
}

export function importListPath({ source, month }: ListName): string {
  return `/import?list=${source}&month=${month}`
}

export function isOutside(source: string): source is OutsideSource {
  return outsideSources.some((known) => known === source)
}
