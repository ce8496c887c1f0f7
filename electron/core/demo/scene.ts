// What the rooms of the demo office are furnished from: the unions and units that stand, and the mints of names, persons and codes.
import type { Position } from '#shared/geography/sphere.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { StoredValues } from '../records/recordWriter.ts'
import type { OfficeDraft, UnionDraft, UnitDraft } from './draft.ts'
import type { PilotDraft } from './draftPilots.ts'
import type { PeopleMint } from './people.ts'
import type { Township } from './places.ts'
import type { RecordTools } from './recordTools.ts'

/** A record to be written. */
export type Put = readonly [register: RegisterId, values: StoredValues]

/** Yields records one by one and is given the number of each in return. No database: whoever drives it writes. */
export type Filling<T = void> = Generator<Put, T, number>

/** A union that stands on the demo's day, and what was written of it. */
export interface StandingUnion {
  readonly id: number
  readonly draft: UnionDraft
  readonly values: StoredValues
}

export interface Scene extends RecordTools {
  readonly office: OfficeDraft
  readonly people: PeopleMint
  readonly units: ReadonlyMap<UnitDraft, number>
  /** In the order of their numbers. */
  readonly unions: readonly StandingUnion[]
  readonly pilots: readonly PilotDraft[]
  readonly townships: readonly Township[]
  /** Where each of them stands, by its code: sample positions. */
  readonly points: ReadonlyMap<string, Position>
  readonly counties: readonly { readonly code: string; readonly name: string }[]
}
