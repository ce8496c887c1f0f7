// What turning drafts into records needs.
import type { CodeMint } from './codes.ts'
import type { TakeFlaw } from './flaws.ts'
import type { NameMint } from './names.ts'
import type { Random } from './random.ts'

export interface RecordTools {
  readonly random: Random
  readonly names: NameMint
  readonly codes: CodeMint
  /** The code of a table's entry by code, label or alias. @throws Error when the office's code tables lack it. */
  choice(table: string, text: string): string
  /** Whether this record is to have a flaw of the list. */
  readonly flaw: TakeFlaw
}
