// Counting days on y-m-d text.

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** @param day y-m-d. @param count days; negative counts back. */
export function dayAfter(day: string, count: number): string {
  let [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  date += count
  while (date > daysIn(year, month)) {
    date -= daysIn(year, month)
    month += 1
    if (month > 12) [year, month] = [year + 1, 1]
  }
  while (date < 1) {
    month -= 1
    if (month < 1) [year, month] = [year - 1, 12]
    date += daysIn(year, month)
  }
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}
