/** How well a text answers what was typed: it is that, begins with it (codes and numbers: ends with it), or holds it. */
export type Score = 1 | 2 | 3
export const INSIDE = 1
export const PREFIX = 2
export const EXACT = 3
