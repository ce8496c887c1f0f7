// Every command of `ledger`, in the order in which --help names them. Only the one that is asked for is loaded.
import type { Command } from '../command.ts'

export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./init.ts')).init,
  registers: async () => (await import('./registers.ts')).registers,
  read: async () => (await import('./read.ts')).read,
  import: async () => (await import('./import.ts')).importFiles,
  undo: async () => (await import('./undo.ts')).undo,
  recipes: async () => (await import('./recipes.ts')).recipes,
  list: async () => (await import('./list.ts')).list,
  show: async () => (await import('./show.ts')).show,
  cases: async () => (await import('./cases.ts')).cases,
  report: async () => (await import('./report.ts')).report,
  trace: async () => (await import('./trace.ts')).trace,
  close: async () => (await import('./close.ts')).close,
  check: async () => (await import('./check.ts')).check,
  export: async () => (await import('./export.ts')).exportRecords,
  match: async () => (await import('./match.ts')).match,
  lists: async () => (await import('./lists.ts')).lists,
  backup: async () => (await import('./safekeeping.ts')).backup,
  backups: async () => (await import('./safekeeping.ts')).backups,
  restore: async () => (await import('./safekeeping.ts')).restore,
  verify: async () => (await import('./safekeeping.ts')).verify,
  settings: async () => (await import('./settings.ts')).settings,
  serve: async () => (await import('./serve.ts')).serve,
}
