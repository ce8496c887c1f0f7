// Counties shaded by a figure: five steps of the same width from the least to the most.

export interface Shade {
  readonly colour: string
  readonly from: number
  readonly to: number
}

// Light enough for dark names to be read on them.
const blues = ['#eef4fb', '#d5e5f5', '#b7d2ec', '#95bbe0', '#74a5d3']
const reds = ['#fdf1ee', '#f9dcd5', '#f3c2b7', '#eaa595', '#df8874']
const none = '#f1f3f5'

/** One shade where all are the same. @param warns of what there should be little of */
export function shadesOf(values: readonly (number | null)[], warns: boolean): Shade[] {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return []
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const colours = warns ? reds : blues
  if (least === most) return [{ colour: colours[2] ?? none, from: least, to: most }]
  const step = (most - least) / colours.length
  return colours.map((colour, index) => ({ colour, from: least + step * index, to: index === colours.length - 1 ? most : least + step * (index + 1) }))
}

/** What a step says of numbers that can be counted; null: no such number lies in it. @param isLast its end belongs to it */
export function countsIn({ from, to }: Shade, isLast: boolean): { readonly from: number; readonly to: number } | null {
  const counts = { from: Math.ceil(from), to: isLast ? Math.floor(to) : Math.ceil(to) - 1 }
  return counts.from > counts.to ? null : counts
}

export function shadeOf(value: number | null, shades: readonly Shade[]): string {
  if (value === null) return none
  return shades.findLast(({ from }) => value >= from)?.colour ?? none
}
