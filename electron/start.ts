// `npm start`: the window where Electron runs, the same product in the browser where it does not.
import './nodeVersion.js'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { buildDesktop, buildPage } from './buildPage.ts'
import { fetchElectron, installedElectron } from './electronRuntime.ts'
import { defaultDataDir, projectDir } from './folders.ts'
import { failed } from './sayError.ts'
import { hasDesktop, openBrowser } from './web/openBrowser.ts'
import { serve } from './web/serve.ts'

/** Why there is no window, or undefined when there was one and it was closed. */
async function openWindow(): Promise<string | undefined> {
  if (process.argv.includes('--web')) return '按要求不开窗口'
  if (!hasDesktop()) return '这台电脑没有图形桌面，打不开 Electron 窗口'
  const electron = installedElectron() ?? (await tryFetching())
  if (!electron) return 'Electron 运行环境无法下载'
  await buildDesktop()
  const began = Date.now()
  const code = await run(electron)
  // It ended at once and badly: libraries missing, or run as root. A clerk who closes the window is neither.
  return code !== 0 && Date.now() - began < 8000 ? 'Electron 窗口没能打开' : undefined
}

function tryFetching(): Promise<string | undefined> {
  console.log('正在下载 Electron 运行环境（最多一分钟）……')
  return fetchElectron()
}

function run(electron: string): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(electron, [fileURLToPath(new URL('..', import.meta.url))], { stdio: 'inherit', cwd: projectDir })
    const pass = () => undefined // the terminal sends Ctrl+C to the window as well; it closes by itself
    process.on('SIGINT', pass)
    child.on('error', () => resolve(1))
    child.on('close', (code) => resolve(code ?? 1))
  })
}

try {
  if (await buildPage()) console.log('界面已生成。')
  const reason = await openWindow()
  if (reason !== undefined) {
    const serving = await serve({ dataDir: defaultDataDir() })
    console.log(`${reason}，改在浏览器中使用，地址（只能用一次）：\n${serving.url}\n按 Ctrl+C 结束。`)
    if (hasDesktop()) openBrowser(serving.url)
    await serving.ended
    console.log('数据已保存，工会台账已关闭。')
  }
} catch (cause) {
  process.exitCode = failed(cause)
}
