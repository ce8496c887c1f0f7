// Measures with decimals (㎡, 万元, 分) are whole hundredths while they are added, so that a printed sum is the sum of what is printed.

/** To hundredths, half up. */
export function amountOf(value: number): number {
  return Math.round(value * 100 + 1e-6) / 100
}

/** Of amounts as they are printed; those that are not known count as nothing. */
export function sumOfAmounts(amounts: Iterable<number | null | undefined>): number {
  let hundredths = 0
  for (const amount of amounts) hundredths += Math.round((amount ?? 0) * 100)
  return hundredths / 100
}
