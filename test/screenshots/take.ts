// npm run screenshots: drives the product in the installed browser and writes the pictures of the manual and of the README.
// They are taken, never drawn: whoever changes a screen runs this again and looks at them.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { browserPath, clerkWindow, launchBrowser } from '#test/support/browser.ts'
import { startWebHost } from '#test/support/webHost.ts'
import { writeMessyLedger } from './messyLedger.ts'
import { smallPng } from './smallPng.ts'

const images = fileURLToPath(new URL('../../resources/manual/images/', import.meta.url))
/** Bytes; a manual has to travel by e-mail. */
const largest = 200_000

if (!browserPath) throw new Error('the pictures need an installed Chromium, Chrome or Edge (LEDGER_BROWSER may name one)')
mkdirSync(images, { recursive: true })
const folder = mkdtempSync(join(tmpdir(), 'ledger-screenshots-'))
const browser = await launchBrowser()
try {
  await withOffice(join(folder, 'new'), importing)
  makeDemo(join(folder, 'demo'))
  await withOffice(join(folder, 'demo'), lookingAround)
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}

async function withOffice(dataDir: string, visit: (page: Page, address: string) => Promise<void>): Promise<void> {
  const host = await startWebHost(dataDir)
  const context = await browser.newContext({ ...clerkWindow, timezoneId: 'Asia/Shanghai' })
  try {
    const page = await context.newPage()
    await page.goto(host.url)
    await visit(page, new URL(host.url).origin)
  } finally {
    await context.close()
    await host.close()
  }
}

function makeDemo(dataDir: string): void {
  const words = ['--import', './electron/nodeVersion.js', 'electron/cli.ts', 'init', '--demo', 'taizhou', '--data', dataDir]
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: fileURLToPath(new URL('../..', import.meta.url)), encoding: 'utf8' })
  if (status !== 0) throw new Error(`the demo office could not be made: ${stderr}`)
}

/** From an empty office to the receipt of an import. */
async function importing(page: Page): Promise<void> {
  await page.getByRole('button', { name: '导入我的台账' }).waitFor()
  await take(page, 'welcome')

  await page.getByRole('button', { name: '导入我的台账' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '选择文件…' }).click()
  await (await chooser).setFiles(writeMessyLedger(folder))
  await page.getByText('台账与名册不一致时').waitFor()

  await page.getByRole('button', { name: '读取并预览' }).click()
  await page.getByRole('button', { name: '上一步' }).waitFor()
  await page.getByRole('button', { name: '上一步' }).click()
  await page.getByRole('table', { name: '列与字段的对应' }).waitFor()
  await take(page, 'import-columns')

  await page.getByRole('button', { name: '下一步：对应写法' }).click()
  await page.getByText('种没有选').waitFor()
  await take(page, 'import-values')

  await page.getByRole('button', { name: '下一步：核对数据' }).click()
  const problems = page.getByRole('complementary', { name: '问题' })
  await problems.getByText('没有名称').waitFor()
  await problems.getByRole('button', { name: /^G6/ }).click()
  await page.getByRole('textbox', { name: /^G6 工会名称/ }).waitFor()
  await take(page, 'import-review')

  await page.getByRole('button', { name: '导入', exact: true }).click()
  await page.getByRole('button', { name: '仍然导入' }).click()
  await page.getByText('导入完成').first().waitFor()
  await page.getByText('留下的问题').click()
  await take(page, 'import-receipt')
}

/** The demo office's own screens. */
async function lookingAround(page: Page, address: string): Promise<void> {
  await page.getByRole('heading', { name: '首页' }).waitFor()
  await take(page, 'start')

  await page.goto(`${address}/#/dashboard`)
  await page
    .getByRole('img', { name: /的走势/ })
    .locator('svg')
    .waitFor()
  await take(page, 'dashboard')
  await page.goto(`${address}/#/dashboard?circles=all`)
  await page.locator('.map-circles').waitFor()
  await page.locator('.map-figure').evaluate((element) => element.scrollIntoView({ block: 'end' }))
  await take(page, 'map')

  await page.goto(`${address}/#/r/union`)
  await page
    .getByText(/^共 .* 条$/)
    .first()
    .waitFor()
  await page.getByRole('searchbox').or(page.getByLabel('搜索基层工会')).first().fill('阀门')
  await page.getByText('清除筛选').waitFor()
  await page.getByRole('table', { name: '基层工会列表' }).waitFor()
  await take(page, 'list')

  await page.getByRole('row').nth(1).getByRole('link').click()
  await page.getByRole('tab', { name: '资料' }).waitFor()
  await take(page, 'record')

  await page.goto(`${address}/#/outreach/lists`)
  await page.getByRole('table', { name: '外部名单' }).waitFor()
  await take(page, 'lists')

  await page.goto(`${address}/#/outreach/queue`)
  await page.getByRole('table', { name: '名单企业与单位名册' }).waitFor()
  await take(page, 'queue')

  await page.goto(`${address}/#/quality`)
  await page.getByRole('table', { name: '各县（市、区）的问题' }).waitFor()
  await take(page, 'quality')

  await page.goto(`${address}/#/settings`)
  await page.getByRole('heading', { name: '修改记录' }).waitFor()
  await take(page, 'settings')

  await page.goto(`${address}/#/reports?report=A&period=2018Q4`)
  await page.getByRole('table', { name: /基层工会组织情况/ }).waitFor()
  await take(page, 'report')

  await page.goto(`${address}/#/reports?report=B&period=2019-05`)
  await page.getByRole('img', { name: /各地进度/ }).scrollIntoViewIfNeeded()
  await take(page, 'bulletin')
}

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForLoadState('networkidle')
  // Transitions of menus and tabs.
  await page.waitForTimeout(400)
  const png = smallPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }))
  console.log(`${name}.png  ${Math.ceil(png.length / 1000)} KB`)
  if (png.length > largest) throw new Error(`${name}.png is larger than ${largest / 1000} KB`)
  writeFileSync(join(images, `${name}.png`), png)
}
