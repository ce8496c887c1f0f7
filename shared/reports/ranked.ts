/**
 * Places from the highest rate down; equal rates share a place, and the next one counts them all: 1 1 3. Rates are compared as they are printed.
 * @returns null where there is no rate
 */
export function ranked(rates: readonly (number | null)[]): (number | null)[] {
  const thousandths = rates.map((rate) => (rate === null ? null : Math.round(rate * 1000)))
  return thousandths.map((own) => (own === null ? null : 1 + thousandths.filter((other) => other !== null && other > own).length))
}
