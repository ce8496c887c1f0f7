// The demo office before it is written: who covers whom and with how many, without the particulars that no figure depends on.
import type { Place } from './places.ts'

export interface UnitDraft {
  readonly place: Place
  readonly name: string
  /** Authority and category of the credit code. */
  readonly prefix: string
  readonly unitType: string
  readonly industry: string
  readonly foundedOn: string
  readonly womenPercent: number
  employees: number
  status: 'active' | 'deregistered'
  /** Required field left empty. */
  lacks?: 'uscc'
}

export interface UnionDraft {
  readonly place: Place
  readonly name: string
  readonly form: 'single' | 'joint'
  /** Label in the code table. */
  readonly kind: string
  readonly foundedOn: string | null
  preparingOn: string | null
  womenPercent: number
  status: 'active' | 'preparing' | 'merged' | 'revoked'
  endedOn: string | null
  employees: number
  members: number
  lacks?: 'township'
}

export interface LinkDraft {
  readonly union: UnionDraft
  readonly unit: UnitDraft
  readonly from: string
  to: string | null
  members: number
}

export interface OfficeDraft {
  readonly units: UnitDraft[]
  readonly unions: UnionDraft[]
  readonly links: LinkDraft[]
}
