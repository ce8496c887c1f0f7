// Which number formats make a number a day. A clerk sees "2019年3月" where the file holds 43525; only the format says so.

/** Built-in formats that files name by number alone (ECMA-376 part 1, 18.8.30; 27–36 and 50–58 as a Chinese Excel shows them). Times without a day are not here. */
const builtInDates: Readonly<Record<number, string>> = {
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

const builtInNumbers: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"',
  35: '上午/下午h"时"mm"分"ss"秒"',
  37: '#,##0;-#,##0',
  38: '#,##0;[Red]-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;[Red]-#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  55: '上午/下午h"时"mm"分"',
  56: '上午/下午h"时"mm"分"ss"秒"',
}

/** Format text of a built-in number; undefined for General and for numbers nobody has defined. */
export function builtInFormat(id: number): string | undefined {
  return builtInDates[id] ?? builtInNumbers[id]
}

const known = new Map<string, boolean>()

/** True when the format shows a year, a month or a day. A pure time or duration (`h:mm`, `[h]:mm`) is not a date. */
export function isDateFormat(format: string): boolean {
  const cached = known.get(format)
  if (cached !== undefined) return cached
  const answer = showsDay(format)
  if (known.size > 5000) known.clear()
  known.set(format, answer)
  return answer
}

function showsDay(format: string): boolean {
  if (/^general/i.test(format)) return false
  const shown = format
    .replace(/"[^"]*"?/g, ' ')
    .replace(/[\\_*]./gs, ' ')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .replace(/(?:AM\/PM|A\/P|上午\/下午)/gi, ' ')
    .replace(/E[+-]/gi, ' ')
  const first = shown.split(';')[0] ?? ''
  if (/[#?0]/.test(first.replace(/s\.0+/gi, 's'))) return false
  if (/[yde]/i.test(first)) return true
  // An m beside hours or seconds is minutes; an m alone is a month.
  return /m/i.test(first) && !/[hs]/i.test(first) && !/\[m+\]/i.test(first)
}
