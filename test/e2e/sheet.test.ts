// A register worked in as in Excel, in a real browser with its real clipboard: keys, blocks, undo, input methods, and what somebody else changed meanwhile.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createCore } from '#core/core.ts'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath, clerkWindow, launchBrowser } from '#test/support/browser.ts'
import { resourcesDir } from '#test/support/office.ts'
import { startWebHost, type TestHost } from '#test/support/webHost.ts'

describe.skipIf(!browserPath)('a register as a sheet', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-sheet-'))
  let host: TestHost
  let browser: Browser
  let context: BrowserContext
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    const dataDir = join(folder, 'data')
    const core = await createCore({ dataDir, resourcesDir })
    const { create } = core.call.records
    for (let number = 1; number <= 260; number++) {
      await create({ register: 'union', values: { name: `云帆缝纫设备${number}厂工会`, county: '椒江区', phone: '13912345678', members: number } })
    }
    for (const name of ['王伟', '林知秋', '高柔']) await create({ register: 'cadre', values: { name } })
    await core.close()
    host = await startWebHost(dataDir)
    browser = await launchBrowser()
    context = await browser.newContext(clerkWindow)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await page.goto(host.url)
  })
  afterAll(async () => {
    await browser?.close()
    await host?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const open = async (register: string, on = page) => {
    await on.goto(`${new URL(host.url).origin}/#/`)
    await on.goto(`${new URL(host.url).origin}/#/r/${register}?sheet=1`)
    await on.locator('[data-row="0"]').getByRole('gridcell').first().waitFor()
    await on.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  }
  /** Rows from 1, columns by their headings. */
  const cell = async (row: number, heading: string, on = page) => {
    const headings = await on.getByRole('columnheader').allTextContents()
    return on.locator(`[data-row="${row - 1}"] [data-column="${headings.indexOf(heading) - 1}"]`)
  }
  const text = async (row: number, heading: string, on = page) => (await cell(row, heading, on)).textContent()
  const shows = (row: number, heading: string, wanted: string, on = page) => expect.poll(() => text(row, heading, on)).toBe(wanted)
  const pick = async (row: number, heading: string, on = page) => (await cell(row, heading, on)).click()
  const extend = async (row: number, heading: string) => (await cell(row, heading)).click({ modifiers: ['Shift'] })
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  const copy = (plain: string) => page.evaluate((wanted) => navigator.clipboard.writeText(wanted), plain)
  const said = (words: string | RegExp) => page.locator('.edit-bar').getByText(words).first().waitFor()

  describe('of unions', () => {
    beforeEach(() => open('union'))

    it('is entered from the list with a key, and left with one', async () => {
      await page.goto(`${new URL(host.url).origin}/#/r/union`)
      await page.getByRole('link', { name: '云帆缝纫设备1厂工会' }).waitFor()
      await page.keyboard.press('e')
      await page.getByRole('grid', { name: '基层工会表格' }).waitFor()
      await page.keyboard.press('Control+e')
      await page.getByRole('table', { name: '基层工会列表' }).waitFor()
    })

    it('takes what is typed, goes right with Tab, and back to the first column with Enter', async () => {
      await pick(1, '会员数')
      await page.keyboard.type('120')
      await press('Tab')
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain('女会员数')
      await press('Shift+Tab', 'Enter')
      await page.keyboard.type('1,121')
      await press('Enter')
      await shows(1, '会员数', '120')
      await shows(2, '会员数', '1,121')
    })

    it('reads dates as clerks type them and amends with F2', async () => {
      await pick(3, '建会时间')
      await page.keyboard.type('2019.1.5')
      await press('Enter')
      await shows(3, '建会时间', '2019-01-05')
      await press('ArrowUp', 'F2', 'Backspace')
      await page.keyboard.type('6')
      await press('Escape')
      await shows(3, '建会时间', '2019-01-05')
      await press('F2', 'Backspace')
      await page.keyboard.type('6')
      await press('Enter')
      await shows(3, '建会时间', '2019-01-06')
    })

    it('offers what a column knows, by its words', async () => {
      await pick(4, '县（市、区）')
      await page.keyboard.type('温')
      await page.getByRole('option', { name: '温岭市' }).waitFor()
      await press('Enter')
      await shows(4, '县（市、区）', '温岭市')
    })

    it('copies a block as Excel takes it, masked numbers masked', async () => {
      await pick(5, '工会名称')
      await extend(6, '县（市、区）')
      await press('Control+c')
      await expect.poll(copied).toContain('云帆缝纫设备6厂工会')
      const lines = (await copied()).split('\r\n').map((line) => line.split('\t'))
      expect(lines.map((line) => [line[0], line.at(-1)])).toEqual([
        ['云帆缝纫设备5厂工会', '椒江区'],
        ['云帆缝纫设备6厂工会', '椒江区'],
      ])
      const html = await page.evaluate(async () => {
        const [item] = await navigator.clipboard.read()
        return (await item?.getType('text/html'))?.text()
      })
      expect(html).toMatch(/<table/)
    })

    it('takes a block from Excel: what holds is saved, what does not stays marked with its reason, and all of it is taken back at once', async () => {
      await copy('300\t1\r\n若干\t2\r\n302\t3\r\n')
      await pick(10, '会员数')
      await press('Control+v')
      await said('粘贴 6 格：5 格已保存，1 格有问题')
      await shows(10, '会员数', '300')
      await shows(11, '会员数', '若干')
      await shows(12, '会员数', '302')
      await shows(11, '女会员数', '2')
      expect(await (await cell(11, '会员数')).getAttribute('aria-invalid')).toBe('true')
      await page.getByRole('button', { name: '下一处' }).click()
      await said(/0或正整数/)
      await page.keyboard.type('301')
      await press('Enter')
      await shows(11, '会员数', '301')
      expect(await page.getByRole('button', { name: '下一处' }).count()).toBe(0)
      await press('Control+z', 'Control+z')
      await shows(10, '会员数', '10')
      await shows(11, '会员数', '11')
      await said(/已撤销：粘贴/)
      await press('Control+y')
      await shows(10, '会员数', '300')
    })

    it('fills the cells over which the corner of the selection is pulled, and takes that back', async () => {
      await pick(11, '会员数')
      await extend(12, '会员数')
      const before = [await text(13, '会员数'), await text(14, '会员数'), await text(15, '会员数')]
      const [given, next] = [await text(11, '会员数'), await text(12, '会员数')]
      const corner = await page.locator('.edit-corner').boundingBox()
      const last = await (await cell(15, '会员数')).boundingBox()
      if (!corner || !last) throw new Error('no corner')
      await page.mouse.move(corner.x + 4, corner.y + 4)
      await page.mouse.down()
      await page.mouse.move(last.x + 10, last.y + 6, { steps: 5 })
      await expect.poll(() => page.locator('[data-row="14"] .chosen').count()).toBeGreaterThan(0)
      await page.mouse.up()
      await shows(13, '会员数', String(given))
      await shows(14, '会员数', String(next))
      await shows(15, '会员数', String(given))
      await press('Control+z')
      await shows(13, '会员数', String(before[0]))
      await shows(15, '会员数', String(before[2]))
    })

    it('repeats a single cell over a block, fills down, and clears', async () => {
      await copy('77')
      await pick(20, '会员数')
      await extend(24, '会员数')
      await press('Control+v')
      await said('粘贴 5 格：5 格已保存')
      for (const row of [20, 22, 24]) await shows(row, '会员数', '77')
      await pick(20, '会员数')
      await page.keyboard.type('88')
      await press('Enter', 'ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d')
      for (const row of [20, 21, 22]) await shows(row, '会员数', '88')
      await shows(23, '会员数', '77')
      await press('Delete')
      await shows(21, '会员数', '')
      await press('Control+z')
      await shows(21, '会员数', '88')
    })

    it('keeps cells apart however fast they are typed', async () => {
      await pick(25, '会员数')
      const keyboard = await context.newCDPSession(page)
      const strokes = ['251', '252', '253', '254', '255'].flatMap((members) => [...members, 'Enter'])
      // None is waited for, so that they stand in line before the page has drawn what the one before did.
      await Promise.all(
        strokes.map((key) =>
          keyboard.send('Input.dispatchKeyEvent', {
            type: 'keyDown',
            key,
            text: key === 'Enter' ? '\r' : key,
            ...(key === 'Enter' && { windowsVirtualKeyCode: 13 }),
          }),
        ),
      )
      for (const row of [25, 26, 27, 28, 29]) await shows(row, '会员数', String(226 + row))
    })

    it('goes on taking what is typed while saving takes long, and says how far it is', async () => {
      let late: (() => void) | undefined
      const held = new Promise<void>((resolve) => {
        late = resolve
      })
      await page.route('**/rpc/records/saveMany', async (route) => {
        await held
        await route.continue()
      })
      await pick(25, '会员数')
      for (const members of ['401', '402', '403']) {
        await page.keyboard.type(members)
        await press('Enter')
      }
      await said(/^正在保存 0 \/ 1 行$/)
      for (const members of ['404', '405']) {
        await page.keyboard.type(members)
        await press('Enter')
      }
      await expectAccessible(page)
      late?.()
      await expect.poll(() => page.locator('.edit-cell.saving').count()).toBe(0)
      await page.unroute('**/rpc/records/saveMany')
      await open('union')
      for (const row of [25, 26, 27, 28, 29]) await shows(row, '会员数', String(376 + row))
    })

    it('keeps quoted cells with line breaks whole', async () => {
      await copy('"海门街道\n椒北工会"\r\n')
      await pick(30, '工会名称')
      await press('Control+v')
      await expect.poll(() => text(30, '工会名称')).toContain('椒北工会')
      await press('Control+z')
      await shows(30, '工会名称', '云帆缝纫设备30厂工会')
    })

    it('says why a masked number is not changed here, and clears around it', async () => {
      const headings = await page.getByRole('columnheader').allTextContents()
      const masked = headings.find((heading) => heading.includes('电话')) ?? ''
      await pick(14, masked)
      await page.keyboard.press('5')
      await said(/已打码/)
      await press('Control+c')
      await expect.poll(copied).toBe('139****5678')
      await press('Delete')
      await said(/不能在这里清空/)
      await shows(14, masked, '139****5678')
    })

    it('leaves keys to an input method and loses nothing of the first composition', async () => {
      await pick(15, '工会名称')
      const inputMethod = await context.newCDPSession(page)
      await inputMethod.send('Input.imeSetComposition', { text: 'wang', selectionStart: 4, selectionEnd: 4 })
      await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)).toBe('wang')
      await press('Enter', 'ArrowDown', 'Escape', 'Delete')
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain('第 15 行')
      await inputMethod.send('Input.insertText', { text: '王家工会' })
      await inputMethod.detach()
      expect(await text(15, '工会名称')).toBe('云帆缝纫设备15厂工会')
      await press('Enter')
      await shows(15, '工会名称', '王家工会')
      expect(await text(16, '工会名称')).toBe('云帆缝纫设备16厂工会')
    })

    it('goes to the last of all rows, and selects from there', async () => {
      await press('Control+End')
      await shows(260, '工会名称', '云帆缝纫设备260厂工会')
      await press('Home', 'Shift+Control+Home', 'Control+c')
      await expect.poll(async () => (await copied()).split('\r\n').length).toBe(260)
    })

    it('tells what somebody else changed meanwhile, and keeps it when an edit is taken back', async () => {
      await pick(17, '会员数')
      await page.keyboard.type('600')
      await press('Enter')
      await shows(17, '会员数', '600')
      const other = await context.newPage()
      await open('union', other)
      await pick(17, '会员数', other)
      await other.keyboard.type('601')
      await other.keyboard.press('Enter')
      await shows(17, '会员数', '601', other)
      await other.close()
      await page.bringToFront()
      await pick(17, '会员数')
      await page.keyboard.type('602')
      await press('Enter', 'ArrowUp')
      await said(/别人/)
      await page.getByRole('button', { name: '放弃这些' }).click()
      await shows(17, '会员数', '601')
      await press('Control+z')
      await said(/后来又被改过，没有撤销/)
      await shows(17, '会员数', '601')
    })

    it('draws each row once when the window becomes lower and higher again', async () => {
      for (const height of [420, 768]) {
        await page.setViewportSize({ width: 1366, height })
        await expect.poll(() => page.locator('[data-row="3"] [data-column="2"]').count()).toBe(1)
      }
    })

    it('asks before unsaved cells are left behind', async () => {
      await pick(18, '会员数')
      await page.keyboard.type('若干')
      await press('Enter')
      await page.getByText('1 格未保存').waitFor()
      await page.getByRole('button', { name: '表格编辑' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '留在这里' }).click()
      await shows(18, '会员数', '若干')
      await page.getByRole('button', { name: '放弃这些' }).click()
      await shows(18, '会员数', '18')
    })

    it('has nothing that keeps a person with a screen reader out', async () => {
      await page.goto(`${new URL(host.url).origin}/#/r/union?sheet=1&q=${encodeURIComponent('缝纫设备25')}`)
      await page.getByText('共 11 条').waitFor()
      await pick(2, '县（市、区）')
      await press('F2')
      await page.getByRole('option', { name: '温岭市' }).waitFor()
      await expectAccessible(page)
    })
  })

  it('links a record by the name at the end of its link', async () => {
    await open('cadre')
    await pick(1, '工会名称')
    await page.keyboard.type('云帆缝纫设备7厂')
    await page.getByRole('option', { name: /云帆缝纫设备7厂工会/ }).waitFor()
    await press('Enter')
    await shows(1, '工会名称', '云帆缝纫设备7厂工会')
    await press('ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d')
    await shows(3, '工会名称', '云帆缝纫设备7厂工会')
    await press('ArrowDown')
    await page.keyboard.type('没有的工会')
    await press('Enter', 'ArrowUp')
    await said(/没有叫“没有的工会”/)
  })

  it('complains about nothing', () => {
    expect(complaints).toEqual([])
  })
})
