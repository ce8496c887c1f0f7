// What one report says otherwise than another, a line each.
import { differenceText, type ReportDifference } from '#shared/reports/differences.ts'

/** So many lines are shown at once. */
const shown = 12

export function Differences({ differences }: { differences: readonly ReportDifference[] }) {
  const lines = differences.map(differenceText)
  return (
    <>
      <ul className="report-differences">
        {lines.slice(0, shown).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same, and their order does not change
          <li key={index}>{line}</li>
        ))}
      </ul>
      {lines.length > shown ? <p className="muted">……共 {lines.length} 处</p> : null}
    </>
  )
}
