// The figures that the demo office has to come out at, on 31 December 2018: a whole city's unions, as its federation published them.

import { demoFlaws } from './flaws.ts'

/** Basic-level unions in existence, units they cover (each once) and members by the unions' own returns. */
export const demoFacts = { period: '2018Q4', asOf: '2018-12-31', single: 8457, joint: 937, unitsCovered: 26353, members: 1_033_100 } as const

/** The reform's pilots: 3 of the 30 are key units of the province; their vice-chairs on the demo's day and the service centres that they brought together. */
export const pilotFacts = { pilots: 30, provincialKey: 3, seconded: 21, partTime: 43, serviceCentres: 48 } as const

/** The day on which the demo office stands still; nothing in it is later. */
export const demoToday = '2019-06-28'

export const demoScope = '331000'

/** Unions per county that make up the facts: [code, single, joint]. 市本级 are the unions that the city's federation leads itself. */
export const unionsByCounty: readonly (readonly [string, number, number])[] = [
  ['331002', 1251, 139],
  ['331003', 1007, 113],
  ['331004', 909, 101],
  ['331022', 346, 38],
  ['331023', 504, 56],
  ['331024', 378, 42],
  ['331081', 1602, 178],
  ['331082', 1366, 152],
  ['331083', 1036, 114],
  ['331000L0', 58, 4],
]

/** Records that stand beside them and do not count on that day, or no longer; so that the figures have to be worked out. */
export const besides = {
  /** Founded in the first half of 2019, and as many that existed on the day but were revoked in that half-year: [single, joint]. */
  changed2019: [20, 4],
  preparing: 12,
  /** Single unions that ended before: merged into a joint union, revoked. */
  merged: 60,
  revoked: 90,
  /** Joint unions revoked before, with all their links. */
  revokedJoint: 6,
  /** Units in two joint unions at once. */
  coveredTwice: 180,
  coveredTwiceWrongly: demoFlaws.unitInTwoAlike.findings,
  /** Units that left a joint union and founded their own. */
  left: 120,
  unitsWithoutUnion: 5200,
  /** Records with an empty required field, beside the preparing unions (which have no founding date). */
  unionsWithoutTownship: demoFlaws.unionWithoutTownship.findings,
  unitsWithoutCode: demoFlaws.unitWithoutCode.findings,
} as const
