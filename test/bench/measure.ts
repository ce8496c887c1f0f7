/** One comparison: the product's way and the bare one, in milliseconds. */
export interface Comparison {
  readonly what: string
  readonly against: string
  readonly rounds: number
  readonly product: readonly number[]
  readonly bare: readonly number[]
  /** What the product has promised. */
  readonly promised?: Promised
}

export interface Promised {
  /** p95 of the product's way to that of the bare one, at most. */
  readonly ratio: number
  /** p95 of the product's way, at most. */
  readonly milliseconds?: number
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

export function show({ what, against, rounds, product, bare, promised }: Comparison): void {
  const [ours, theirs] = [quantile(product, 0.5), quantile(bare, 0.5)]
  const [late, theirLate] = [quantile(product, 0.95), quantile(bare, 0.95)]
  console.log(
    `${what}\n  median ${ms(ours)} (p95 ${ms(late)}) against ${ms(theirs)} (p95 ${ms(theirLate)}) for ${against}; ratio ${(ours / theirs).toFixed(2)}, ${rounds} rounds`,
  )
  if (!promised) return
  const { ratio, milliseconds = Number.POSITIVE_INFINITY } = promised
  const isKept = late <= ratio * theirLate && late <= milliseconds
  const limit = Number.isFinite(milliseconds) ? ` and ${ms(late)} of at most ${milliseconds} ms` : ''
  console.log(`  p95: ${(late / theirLate).toFixed(2)} times the bare one of at most ${ratio}${limit}: ${isKept ? 'kept' : 'NOT KEPT'}`)
}

function ms(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
}
