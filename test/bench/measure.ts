/** One comparison: the product's way and the bare one, in milliseconds. */
export interface Comparison {
  readonly what: string
  readonly against: string
  readonly rounds: number
  readonly product: readonly number[]
  readonly bare: readonly number[]
}

/** Runs both by turns, so that a busy moment of the machine meets both. The first round warms up and is not counted. */
export async function compare(what: string, against: string, rounds: number, product: () => unknown, bare: () => unknown): Promise<Comparison> {
  const times = { product: [] as number[], bare: [] as number[] }
  for (let round = 0; round <= rounds; round++) {
    const first = await time(bare)
    const second = await time(product)
    if (round > 0) {
      times.bare.push(first)
      times.product.push(second)
    }
  }
  return { what, against, rounds, ...times }
}

async function time(work: () => unknown): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

/** p in 0…1. */
function quantile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN
}

export function show({ what, against, rounds, product, bare }: Comparison): void {
  const [ours, theirs] = [quantile(product, 0.5), quantile(bare, 0.5)]
  const ms = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
  console.log(
    `${what}\n  median ${ms(ours)} (p95 ${ms(quantile(product, 0.95))}) against ${ms(theirs)} for ${against}; ratio ${(ours / theirs).toFixed(2)}, ${rounds} rounds`,
  )
}
