import { LedgerError } from '#shared/api/errors.ts'
import { type Command, done } from '../command.ts'

export const serve: Command = {
  name: 'serve',
  usage: 'serve [--port N]',
  summary: ['在本机浏览器中使用，地址含一次性口令', 'serve the product on 127.0.0.1; the address holds a one-time token'],
  options: { port: { type: 'string' } },
  positionals: [0, 0],
  async run(context) {
    const port = context.options.port ?? '0'
    if (typeof port !== 'string' || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new LedgerError('wrong-usage', { usage: `ledger ${serve.usage}` })
    const [{ buildPage }, web] = await Promise.all([import('../../buildPage.ts'), import('../../web/serve.ts')])
    await buildPage()
    const serving = await web.serve({ dataDir: context.dataDir, port: Number(port) })
    context.answer({ url: serving.url }, () => serving.url)
    await serving.ended
    return done
  },
}
