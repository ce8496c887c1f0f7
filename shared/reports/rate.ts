// Rates are made from whole numbers and rounded once, so that screen, paper, Excel and JSON cannot differ in the last digit.

/**
 * part ÷ whole as a fraction rounded half up to a thousandth, i.e. to one decimal of a percent. Both must be whole numbers ≥ 0; binary fractions never enter.
 * @returns null when the denominator is 0: there is no rate, and it prints —.
 */
export function rateOf(part: number, whole: number): number | null {
  if (whole === 0) return null
  const doubled = 2n * BigInt(whole)
  return Number((2000n * BigInt(part) + BigInt(whole)) / doubled) / 1000
}

/** 0.145 → '14.5'; a rate made by `rateOf` holds thousandths, so rounding here only undoes the binary fraction. */
export function percentText(rate: number): string {
  const thousandths = Math.round(rate * 1000)
  return `${Math.floor(thousandths / 10)}.${thousandths % 10}`
}
