// How far each step of a quarter's close is, told from what the office knows: only for what no record tells has somebody to say that it is done.
import { type CloseMark, type CloseState, type CloseStep, closeSteps } from '../api/closeTypes.ts'

export interface StepStanding {
  readonly step: CloseStep
  /** again: it was done, and something has changed since. waiting: somebody has to look. */
  readonly standing: 'done' | 'again' | 'waiting'
}

export function stepStandings(state: CloseState): StepStanding[] {
  return closeSteps.map((step) => ({ step, standing: standingOf(step, state) }))
}

export function openSteps(state: CloseState): CloseStep[] {
  return stepStandings(state).flatMap(({ step, standing }) => (standing === 'done' ? [] : [step]))
}

/** Instant of the quarter's newest version; '' = none was issued. */
function lastIssued({ items }: Pick<CloseState, 'items'>): string {
  return items.reduce((latest, { issued }) => (issued !== null && issued.at > latest ? issued.at : latest), '')
}

function standingOf(step: CloseStep, state: CloseState): StepStanding['standing'] {
  const mark = state.marks[step]
  const issued = state.items.filter((item) => item.issued !== null).length
  switch (step) {
    case 'imports':
      return saidDone(mark, state.imports.last ?? '')
    case 'quality':
    case 'reminders':
      return saidDone(mark, '')
    case 'checks':
      return state.checked?.reports.every(({ failing }) => failing.length === 0) ? 'done' : 'waiting'
    case 'issue':
      if (issued === 0 || issued < state.items.length) return 'waiting'
      return state.checked?.reports.some(({ changes }) => changes > 0) ? 'again' : 'done'
    case 'print':
      return issued === 0 ? 'waiting' : saidDone(mark, lastIssued(state))
    case 'backup':
      // A backup's name tells its second.
      return issued > 0 && state.lastBackup !== null && toSecond(state.lastBackup.at) >= toSecond(lastIssued(state)) ? 'done' : 'waiting'
  }
}

function toSecond(instant: string): string {
  return instant.slice(0, 19)
}

/** @param since instant of what came after it and makes it stale */
function saidDone(mark: CloseMark | undefined, since: string): StepStanding['standing'] {
  if (!mark?.done) return 'waiting'
  return mark.at < since ? 'again' : 'done'
}
