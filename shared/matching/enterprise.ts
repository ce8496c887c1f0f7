// The two sides of a match: an enterprise of an outside list, and a unit of the office's roster.

/** What is known of an enterprise, as stored: any of it may be missing, wrong or written otherwise than the other side writes it. */
export interface Enterprise {
  readonly name: string
  /** As written, several separated by 、 ; or a line break. */
  readonly formerNames: string | null
  /** 18 characters as written; a failing or full-width one too. */
  readonly uscc: string | null
  /** 9 characters, with or without the hyphen. */
  readonly organisationCode: string | null
  /** Region code, or a name that no region has. */
  readonly county: string | null
  readonly township: string | null
  readonly headcount: number | null
  readonly address: string | null
  readonly legalRepresentative: string | null
  readonly phone: string | null
}

export const coverages = ['own', 'joint', 'none'] as const
/** By what a unit is covered on the day: a single union of its own, a joint union, or no active union. */
export type Coverage = (typeof coverages)[number]

export interface RosterUnit extends Enterprise {
  readonly id: number
  readonly coverage: Coverage
}

/** A region by whose name names of enterprises begin, or which stands in their brackets: province, city, county, township. */
export interface Place {
  readonly code: string
  /** In full: 玉环市; that it is called 玉环 too follows. */
  readonly name: string
  readonly level: string
  readonly parent: string | null
  /** Of a retired region the code that follows it: 玉环县 is 玉环市 now. */
  readonly successor?: string | null
}
