// The `ledger` command line. Its words, JSON keys and exit codes are a fixed contract: see README.md.
import './nodeVersion.js'
import { commands } from './cli/commands/index.ts'
import { runCommand } from './cli/runCommand.ts'

// A reader that has seen enough (| head) is no mistake of ours.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code === 'EPIPE') process.exit(0)
  throw cause
})

process.exitCode = await runCommand(process.argv.slice(2), commands)
