// By which a clerk's "issue this" names the very figures on screen: two reports that print the same have the same mark.
import type { Report } from './report.ts'

/** Of all that a report says. Short, and no seal: what is kept is sealed by its SHA-256. */
export function reportMark(report: Report): string {
  const text = JSON.stringify(report)
  // FNV-1a, twice from different beginnings.
  let [one, other] = [0x811c9dc5, 0x9747b28c]
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    one = Math.imul(one ^ unit, 0x01000193)
    other = Math.imul(other ^ unit, 0x01000193) ^ (other >>> 15)
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
}
