// Addresses of the review: which part of the lists is being looked at stands in them, so that Back and links find it again.
import type { QueueFilter } from '#shared/api/reviewsContract.ts'

export const queuePath = '/outreach/queue'
export const bookPath = '/outreach/queue/decided'
export const automaticPath = '/outreach/queue/automatic'

/** One entry, whatever was decided about it before. */
export function entryReviewPath(entryId: number): string {
  return `/outreach/queue/entry/${entryId}`
}

export function samplePath(sampleId: number): string {
  return `${automaticPath}/${sampleId}`
}

const keys = ['source', 'county', 'township'] as const

export function readPlace(params: URLSearchParams): QueueFilter {
  const place: { [K in (typeof keys)[number]]?: string } = {}
  for (const key of keys) {
    const value = params.get(key)
    if (value !== null) place[key] = value
  }
  return place
}

export function writePlace(place: QueueFilter): URLSearchParams {
  const params = new URLSearchParams()
  for (const key of keys) {
    const value = place[key]
    if (value !== undefined) params.set(key, value)
  }
  return params
}
