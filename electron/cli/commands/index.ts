// Every command of `ledger`, in the order in which --help names them.
import type { Command } from '../command.ts'
import { cases } from './cases.ts'
import { check } from './check.ts'
import { exportRecords } from './export.ts'
import { importFiles } from './import.ts'
import { init } from './init.ts'
import { list } from './list.ts'
import { lists } from './lists.ts'
import { match } from './match.ts'
import { read } from './read.ts'
import { recipes } from './recipes.ts'
import { registers } from './registers.ts'
import { report } from './report.ts'
import { backup, backups, restore, verify } from './safekeeping.ts'
import { serve } from './serve.ts'
import { settings } from './settings.ts'
import { show } from './show.ts'
import { undo } from './undo.ts'

export const commands: readonly Command[] = [
  init,
  registers,
  read,
  importFiles,
  undo,
  recipes,
  list,
  show,
  cases,
  report,
  check,
  exportRecords,
  match,
  lists,
  backup,
  backups,
  restore,
  verify,
  settings,
  serve,
]
