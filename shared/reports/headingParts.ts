/** What stands in brackets at the end of a heading, 镇（街道） or 完成率（%）, goes to the next line as a whole where it does not fit. bracket: '' where there is none. */
export function headingParts(heading: string): { readonly words: string; readonly bracket: string } {
  const [, words = heading, bracket = ''] = /^(.+?)(（[^（）]{1,6}）)$/.exec(heading) ?? []
  return { words, bracket }
}
