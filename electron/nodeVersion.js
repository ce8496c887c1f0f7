// Plain JavaScript, because Node 20 cannot read TypeScript: everything else here runs on the Node that `npm ci` brings along.
import * as nodeModule from 'node:module'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  process.stderr.write(
    `工会台账需要 Node.js 24，当前是 ${process.versions.node}：请用 npm 命令启动（npm start、npm run ledger），它会使用随项目安装的版本。\n` +
      `Union Ledger needs Node.js 24 and this is ${process.versions.node}: start it through npm, which uses the one installed with the project.\n`,
  )
  process.exit(3)
}

// Compiled code is kept beside the packages, not in a folder that others may write to; a third of every start. The process that reads ledgers, started with options of its own, is told
// by the environment.
const compiled = fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url))
nodeModule.enableCompileCache?.(compiled)
process.env.NODE_COMPILE_CACHE ??= compiled
