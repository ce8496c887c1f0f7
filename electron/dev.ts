// `npm run dev`: the web host with Vite in the place of the built page, so that a change is on the screen at once.
import './nodeVersion.js'
import { join } from 'node:path'
import { createServer } from 'vite'
import { defaultDataDir, projectDir } from './folders.ts'
import { failed } from './sayError.ts'
import { serve } from './web/serve.ts'

try {
  const vite = await createServer({ configFile: join(projectDir, 'renderer', 'vite.config.ts'), base: '/', appType: 'spa', server: { middlewareMode: true } })
  const serving = await serve({ dataDir: defaultDataDir(), servePage: (request, response) => vite.middlewares(request, response) })
  process.stdout.write(`${serving.url}\n`)
  await serving.ended
  await vite.close()
} catch (cause) {
  process.exitCode = failed(cause)
}
