// Looking at some decisions instead of all: which ones, so that the same seed finds them again, and what those found wrong say about the rest.

/** As large as a seed gets; it is typed in and read aloud, so it stays short. */
export const largestSeed = 999_999

/**
 * A simple random sample: every set of `size` is as likely as any other, over the seeds. The ids come in the order in which they are to be looked at. The same seed
 * draws the same from the same ids, whatever their order; of ids that have since come and gone it keeps all that it can.
 */
export function drawSample(ids: Iterable<number>, size: number, seed: number): number[] {
  const places = [...ids].map((id) => ({ id, place: mixed(id, seed) }))
  places.sort((one, other) => one.place - other.place || one.id - other.id)
  return places.slice(0, size).map(({ id }) => id)
}

/** A number of 32 bits that tells nothing of `id`: the finaliser of MurmurHash3 (A. Appleby, public domain), once for the seed and once with the id. */
function mixed(id: number, seed: number): number {
  return finalised((finalised(seed + 0x9e37_79b9) ^ Math.imul(id, 0x85eb_ca6b) ^ Math.floor(id / 2 ** 32)) >>> 0)
}

function finalised(number: number): number {
  let bits = number >>> 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

/** Shares between 0 and 1. */
export interface EstimatedShare {
  readonly share: number
  readonly low: number
  readonly high: number
}

/** Of the standard normal distribution, for 95 %. */
const quantile = 1.959_963_984_540_054

/**
 * How often something happens that happened in `hits` of `looked`, with its interval of 95 % (E. B. Wilson, JASA 22 (1927) 209–212): it never leaves 0 to 1, and says
 * something sensible where none was found. null: nothing was looked at.
 */
export function estimatedShare(hits: number, looked: number): EstimatedShare | null {
  if (looked <= 0) return null
  const share = hits / looked
  const square = quantile ** 2 / looked
  const centre = (share + square / 2) / (1 + square)
  const half = (quantile * Math.sqrt((share * (1 - share)) / looked + square / (4 * looked))) / (1 + square)
  return { share, low: hits === 0 ? 0 : centre - half, high: hits === looked ? 1 : centre + half }
}
