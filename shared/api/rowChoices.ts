// How decisions about unclear rows add up: the window sends them one by one, the core keeps them, and both must come to the same.
import type { RowChoice } from './importsContract.ts'

type RowChoices = Readonly<Record<string, RowChoice | null>>

/** The later one wins; what was said of single registers adds up. Nulls stay, to be sent on. */
export function mergeRowChoices(before: RowChoices = {}, after: RowChoices = {}): Record<string, RowChoice | null> {
  const merged: Record<string, RowChoice | null> = { ...before }
  for (const [row, choice] of Object.entries(after)) {
    const earlier = merged[row]
    merged[row] = isByRegister(earlier) && isByRegister(choice) ? { ...earlier, ...choice } : choice
  }
  return merged
}

/** Without what was taken back. */
export function settledRowChoices(choices: RowChoices): Record<string, RowChoice> {
  const settled: Record<string, RowChoice> = {}
  for (const [row, choice] of Object.entries(choices)) {
    if (choice === null) continue
    if (!isByRegister(choice)) settled[row] = choice
    else {
      const kept = Object.entries(choice).filter(([, id]) => id !== null)
      if (kept.length > 0) settled[row] = Object.fromEntries(kept)
    }
  }
  return settled
}

function isByRegister(choice: RowChoice | null | undefined): choice is Exclude<RowChoice, string> {
  return typeof choice === 'object' && choice !== null
}
