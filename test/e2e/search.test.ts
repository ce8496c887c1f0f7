// The search of all registers in a real browser, as a clerk works it: by one character, pinyin, initials, and the ends of codes and phones, without the mouse.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath } from '#test/support/browser.ts'
import { type OpenPage, openPage } from '#test/support/openPage.ts'

describe.skipIf(!browserPath)('the search of all registers', () => {
  let opened: OpenPage
  let page: Page
  let member = 0
  let unit = 0
  const asked: string[] = []

  beforeAll(async () => {
    opened = await openPage(async (core) => {
      const create = async (register: 'unit' | 'union' | 'member', values: Record<string, string | number>) =>
        (await core.call.records.create({ register, values })).record.id
      unit = await create('unit', { name: '浙江德明（路桥）有限公司', uscc: '91331002MA28G3XQ5J', county: '路桥区', contact: '王伟' })
      const union = await create('union', { name: '德明工会', form: 'single', county: '路桥区' })
      member = await create('member', { name: '王伟', mobile: '13905765678', union, unit })
      for (let number = 1; number <= 7; number++) await create('member', { name: `大王${'一二三四五六七'[number - 1]}`, union, unit })
    })
    page = opened.page
    page.on('request', (request) => {
      const text = request.url().endsWith('/rpc/records/find') ? /"text":"([^"]+)"/.exec(request.postData() ?? '')?.[1] : undefined
      if (text !== undefined) asked.push(text)
    })
  })
  afterAll(() => opened?.close())
  beforeEach(async () => {
    await opened.go('/')
    await page.getByRole('heading', { level: 1 }).waitFor()
  })

  const box = () => page.getByRole('combobox', { name: '在全部台账中搜索' })
  const found = (register: string) => page.getByRole('listbox', { name: '找到的记录' }).getByRole('group', { name: register, exact: true })
  async function search(text: string): Promise<void> {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(text)
  }

  it.each(['王', 'wangwei', 'ww'])('%s finds 王伟, and Enter opens the record', async (text) => {
    await search(text)
    await found('会员').getByRole('option', { name: '王伟' }).waitFor()
    await found('单位').getByRole('option', { name: '联系人：王伟' }).waitFor()
    await page.getByText(/^在 \d+ 本台账中找到/).waitFor({ state: 'attached' })
    const current = page.getByRole('option', { selected: true })
    const isMember = async () => (await current.textContent())?.startsWith('王伟')
    for (let step = 0; step < 10 && !(await isMember()); step++) await page.keyboard.press('ArrowDown')
    expect(await box().getAttribute('aria-activedescendant')).toBe(await current.getAttribute('id'))
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/#/r/member/${member}`)
    await page.getByRole('heading', { level: 1, name: /王伟/ }).waitFor()
    expect(await page.getByRole('listbox').count()).toBe(0)
  })

  it('a unit is found by the last digits of its code, a member by those of the phone, which stays masked', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('3xq5j')
    await found('单位').getByRole('option', { name: '统一社会信用代码：91331002MA28G3XQ5J' }).waitFor()
    await page.getByText(/^在 1 本台账中找到/).waitFor({ state: 'attached' })
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/#/r/unit/${unit}`)
    await page.getByRole('heading', { level: 1, name: /德明/ }).waitFor()
    await search('5678')
    await found('会员')
      .getByRole('option', { name: /^王伟 ?手机号码：139\*{4}5678/ })
      .waitFor()
    expect(await page.getByRole('listbox').textContent()).not.toContain('13905765678')
  })

  it('Enter before the answer is there opens its first record', async () => {
    await search('3xq5j')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/#/r/unit/${unit}`)
  })

  it('what a register has more of is in its list, with the search filled in', async () => {
    await search('大王')
    await found('会员').getByRole('option', { name: '更多：在会员中查看全部 7 条' }).click()
    await page.waitForURL(/#\/r\/member\?/)
    await page.getByText('共 7 条').waitFor()
    expect(await page.getByRole('textbox', { name: '搜索会员' }).inputValue()).toBe('大王')
    // Here the bare key is the list's own search.
    await page.locator('main').focus()
    await page.keyboard.press('/')
    expect(await page.getByRole('textbox', { name: '搜索会员' }).evaluate((input) => input === document.activeElement)).toBe(true)
  })

  it('says in one sentence that nothing was found, and Escape leaves for where one was', async () => {
    const link = page.getByRole('link', { name: '导入台账' }).first()
    await link.focus()
    await search('没有这个人')
    await page.getByText('没有找到“没有这个人”，可以换用名称中的字、拼音首字母或号码的后四位再试。').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    expect(await box().inputValue()).toBe('')
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  it('letters that an input method still turns into characters are not looked for', async () => {
    asked.length = 0
    await page.keyboard.press('Control+k')
    const keyboard = await page.context().newCDPSession(page)
    await keyboard.send('Input.imeSetComposition', { text: 'wang', selectionStart: 4, selectionEnd: 4 })
    await page.waitForTimeout(500)
    await keyboard.send('Input.insertText', { text: '王' })
    await found('会员').getByRole('option', { name: '王伟' }).waitFor()
    expect(asked).toEqual(['王'])
    await expectAccessible(page)
  })
})
