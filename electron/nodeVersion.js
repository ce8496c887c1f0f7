// Plain JavaScript, because Node 20 cannot read TypeScript: everything else here runs on the Node that `npm ci` brings along.
import process from 'node:process'

const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  process.stderr.write(
    `工会台账需要 Node.js 24，当前是 ${process.versions.node}：请用 npm 命令启动（npm start、npm run ledger），它会使用随项目安装的版本。\n` +
      `Union Ledger needs Node.js 24 and this is ${process.versions.node}: start it through npm, which uses the one installed with the project.\n`,
  )
  process.exit(3)
}
