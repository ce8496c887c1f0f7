// Exact totals from weights: the demo's figures are given, their distribution is invented.

/**
 * Whole numbers in the ratio of the weights whose sum is exactly `total` (largest remainders first, earlier entries first on ties).
 * @param least lower bound of every share; `total` must be at least `least × weights.length`.
 */
export function apportion(total: number, weights: readonly number[], least = 0): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const free = total - least * weights.length
  if (free < 0 || sum <= 0) throw new Error(`cannot share ${total} among ${weights.length}`)
  const exact = weights.map((weight) => (free * weight) / sum)
  const shares = exact.map((share) => Math.floor(share))
  const left = free - shares.reduce((a, b) => a + b, 0)
  const order = exact.map((share, index) => [share - Math.floor(share), index] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1])
  for (const [, index] of order.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1
  return shares.map((share) => share + least)
}
