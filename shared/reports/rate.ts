// Rates are made from whole numbers (of things, or of hundredths) and rounded once, so that screen, paper, Excel and JSON cannot differ in the last digit.

/**
 * part ÷ whole as a fraction rounded half up to a thousandth, i.e. to one decimal of a percent. Both must be ≥ 0 and in hundredths at the finest; they are divided as
 * whole hundredths, so that binary fractions never enter.
 * @returns null when the denominator is 0: there is no rate, and it prints —.
 */
export function rateOf(part: number, whole: number): number | null {
  const scale = Number.isInteger(part) && Number.isInteger(whole) ? 1 : 100
  const [some, all] = [BigInt(Math.round(part * scale)), BigInt(Math.round(whole * scale))]
  if (all === 0n) return null
  return Number((2000n * some + all) / (2n * all)) / 1000
}

/** 0.145 → '14.5'; a rate made by `rateOf` holds thousandths, so rounding here only undoes the binary fraction. */
export function percentText(rate: number): string {
  const thousandths = Math.round(rate * 1000)
  return `${Math.floor(thousandths / 10)}.${thousandths % 10}`
}
