// Corrections made while looking at the rows: each can be widened to the cells that say the same, and taken back in turn.
import { useCallback, useRef, useState } from 'react'
import type { RowChoice, SheetDecisions } from '#shared/api/importsContract.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { type Correction, type FixScope, type Replacements, withReplacement } from './replacements.ts'

interface Done {
  readonly sheet: string
  /** Decisions that take it back. */
  readonly back: SheetDecisions
}

export interface LastFix {
  readonly sheet: string
  readonly cell: string
  readonly correction: Correction
  readonly scope: 'cell' | FixScope
}

export interface Corrections {
  /** How many can be taken back. */
  readonly fixCount: number
  /** The last fix, while nothing else has been done since. */
  readonly lastFix: LastFix | null
  fix(sheet: string, cell: string, from: string, to: string, scope?: FixScope): void
  /** Makes the last fix hold for this cell alone, for its column, or for the whole sheet. */
  widen(scope: 'cell' | FixScope): void
  /** Which record of a register the row speaks of, a new one, or leave the whole row out. */
  decideRow(sheet: string, row: number, decision: { readonly register: RegisterId; readonly is: number | 'new' } | 'skip'): void
  /** @returns the sheet in which something was taken back */
  undoFix(): string | null
}

interface Before {
  readonly text: string | null
  readonly replacements: Replacements
}

/** @param decided what holds for a sheet now, whether a preview has answered it or not */
export function useCorrections(
  decided: (sheet: string) => SheetDecisions,
  adjust: (sheet: string, decisions: SheetDecisions) => Promise<void>,
): Corrections & { forget(): void } {
  const [done, setDone] = useState<readonly Done[]>([])
  const [lastFix, setLastFix] = useState<LastFix | null>(null)
  const before = useRef<Before>({ text: null, replacements: [] })

  const fix = (sheet: string, cell: string, from: string, to: string, scope?: FixScope) => {
    const now = decided(sheet)
    before.current = { text: now.fixes?.[cell] ?? null, replacements: now.replacements ?? [] }
    const correction = { column: cell.replace(/\d+$/, ''), from, to }
    const reach = from.trim() === '' ? 'cell' : (scope ?? 'cell')
    setDone([...done, { sheet, back: { fixes: { [cell]: before.current.text }, replacements: [...before.current.replacements] } }])
    setLastFix({ sheet, cell, correction, scope: reach })
    void adjust(sheet, reaching(reach, cell, correction, before.current))
  }

  const widen = (scope: 'cell' | FixScope) => {
    if (!lastFix || lastFix.scope === scope || lastFix.correction.from.trim() === '') return
    setLastFix({ ...lastFix, scope })
    void adjust(lastFix.sheet, reaching(scope, lastFix.cell, lastFix.correction, before.current))
  }

  const decideRow: Corrections['decideRow'] = (sheet, row, decision) => {
    const now = decided(sheet).rows?.[row] ?? null
    const choice: RowChoice = decision === 'skip' ? 'skip' : { [decision.register]: decision.is }
    // Decisions about registers add up: only this one is taken back.
    const back = decision === 'skip' || typeof now === 'string' ? now : { [decision.register]: now?.[decision.register] ?? null }
    setDone([...done, { sheet, back: { rows: { [row]: back } } }])
    setLastFix(null)
    void adjust(sheet, { rows: { [row]: choice } })
  }

  const undoFix = () => {
    const last = done.at(-1)
    if (!last) return null
    setDone(done.slice(0, -1))
    setLastFix(null)
    void adjust(last.sheet, last.back)
    return last.sheet
  }

  const forget = useCallback(() => {
    setDone([])
    setLastFix(null)
  }, [])

  return { fixCount: done.length, lastFix, fix, widen, decideRow, undoFix, forget }
}

/** A cell that had been fixed before says something else in the file than the others: it keeps a fix of its own. */
function reaching(scope: 'cell' | FixScope, cell: string, correction: Correction, { text, replacements }: Before): SheetDecisions {
  if (scope === 'cell') return { fixes: { [cell]: correction.to }, replacements: [...replacements] }
  return { fixes: { [cell]: text === null ? null : correction.to }, replacements: withReplacement(replacements, correction, scope) }
}
