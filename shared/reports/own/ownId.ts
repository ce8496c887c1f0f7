// How a report that the office composed is named beside A to L: own-3.

const prefix = 'own-'

export function ownId(number: number): string {
  return `${prefix}${number}`
}

/** @returns null for a report that every office has */
export function ownNumber(report: string): number | null {
  return /^own-[1-9]\d{0,8}$/.test(report) ? Number(report.slice(prefix.length)) : null
}

export function isOwn(report: string): boolean {
  return ownNumber(report) !== null
}
