// Quarters for the chooser, counted on text.

/** The last quarter that is over on `today` (y-m-d), e.g. 2019-01-05 → 2018Q4. */
export function lastQuarter(today: string): string {
  const [year = '', month = '1'] = today.split('-')
  const quarter = Math.ceil(Number(month) / 3) - 1
  return quarter === 0 ? `${Number(year) - 1}Q4` : `${year}Q${quarter}`
}

/** From this year back to 2000. */
export function reportYears(today: string): string[] {
  const thisYear = Number(today.slice(0, 4))
  return Array.from({ length: Math.max(1, thisYear - 1999) }, (_, index) => String(thisYear - index))
}
