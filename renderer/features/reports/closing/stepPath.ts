import type { CloseStep } from '#shared/api/closeTypes.ts'

/** Address of a step of a quarter's close. */
export function stepPath(period: string, step: CloseStep): string {
  return `/close?period=${period}&step=${step}`
}
