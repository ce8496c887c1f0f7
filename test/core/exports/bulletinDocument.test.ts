import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bulletinTemplate } from '#test/support/bulletinTemplate.ts'
import { openOffice, resourcesDir, type TestOffice } from '#test/support/office.ts'

let office: TestOffice
let folder: string
beforeAll(async () => {
  office = await openOffice()
  folder = mkdtempSync(join(office.dataDir, 'templates-'))
  const { create } = office.core.call.records
  for (const [index, state] of ['issued', 'issued', 'founded'].entries()) {
    const unit = await create({ register: 'unit', values: { name: `椒江${index}厂`, county: '椒江区', township: '海门街道' } })
    const settled = state === 'founded' ? { verificationResult: 'confirmed', verifiedOn: '2019-04-02', foundedOn: '2019-05-06', closedOn: '2019-05-06' } : {}
    await create({
      register: 'outreach',
      values: { unit: unit.record.id, responsible: '椒江区总工会', state, issuedOn: '2019-03-01', dueOn: '2019-05-30', ...settled },
    })
  }
})
afterAll(() => office.close())

/** What stands in a document, a paragraph or cell a line. */
function wordsOf(bytes: Uint8Array): string[] {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
  return [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''))
}
async function written(query: Parameters<TestOffice['core']['call']['reports']['docx']>[0] = { report: 'B', period: '2019-05' }): Promise<Uint8Array> {
  const { fileId, name } = await office.core.call.reports.docx(query)
  expect(name).toMatch(/\.docx$/)
  return readFileSync((await office.core.files.locate(fileId)).path)
}
async function handIn(content: Uint8Array, name = '我们的模板.docx') {
  const path = join(folder, name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, content)
  const { fileId } = await office.core.files.takeIn(path, name)
  return office.core.call.templates.put({ fileId })
}
const refusal = (content: Uint8Array): Promise<string> =>
  handIn(content).then(
    () => '',
    (error: Error) => error.message,
  )

describe('the bulletin as a Word document', () => {
  test('the template that ships is the one that is written by hand', () => {
    const shipped = unzipSync(readFileSync(join(resourcesDir, 'templates', 'bulletin.docx')))
    expect(Object.fromEntries(Object.entries(shipped).map(([name, bytes]) => [name, strFromU8(bytes)]))).toEqual(
      Object.fromEntries(Object.entries(unzipSync(bulletinTemplate())).map(([name, bytes]) => [name, strFromU8(bytes)])),
    )
  })

  test('holds the text, a row for each place, the total and the notes, and nothing of the template', async () => {
    const words = wordsOf(await written())
    expect(words[0]).toBe('关于2019年5月台州市未建会企业核查建会情况的通报')
    expect(words).toContain('一、总体情况')
    expect(words).toContain('全市累计下发未建会核查企业3家，已核查1家，核查率33.3%。应建会3家，已建会1家，其中单独建会1家、联合建会0家，建会率33.3%。')
    const at = words.indexOf('椒江区')
    expect(words.slice(at, at + 15)).toEqual(['椒江区', '3', '1', '33.3', '3', '1', '1', '0', '1', '1', '33.3', '0', '2', '2', '1'])
    const total = words.lastIndexOf('合计')
    expect(words.slice(total, total + 3)).toEqual(['合计', '3', '1'])
    expect(words.some((text) => text.startsWith('1. 统计口径'))).toBe(true)
    expect(words.join('')).not.toMatch(/[{}]/)
  })

  test('of an issued version says what it said then, and its day', async () => {
    const { issued } = await office.core.call.reports.issue({ report: 'B', period: '2019-05' })
    const words = wordsOf(await written({ issued: issued.id }))
    expect(words.some((text) => text.includes('第1版'))).toBe(true)
    expect(words[0]).toContain('2019年5月')
    await expect(written({ report: 'A', period: '2019Q2' })).rejects.toMatchObject({ code: 'report-without-text' })
  })

  test('is written by the office’s own template until it goes back, and that can be taken back', async () => {
    const own = await handIn(bulletinTemplate((xml) => xml.replace('{主送}', '机关各部门，{主送}')))
    expect(own.name).toBe('我们的模板.docx')
    expect(wordsOf(await written())).toContain('机关各部门，各县（市、区）总工会：')
    const { fileId } = await office.core.call.templates.file()
    expect(wordsOf(readFileSync((await office.core.files.locate(fileId)).path))).toContain('机关各部门，{主送}')
    await office.core.call.templates.reset()
    expect(await office.core.call.templates.get()).toBeNull()
    expect(wordsOf(await written())).toContain('各县（市、区）总工会：')
    await office.core.call.templates.restore({ id: own.id })
    expect(wordsOf(await written())).toContain('机关各部门，各县（市、区）总工会：')
    await office.core.call.templates.reset()
  })

  test.each<[string, Uint8Array, string]>([
    ['a name that there is not', bulletinTemplate((xml) => xml.replace('{主送}', '{主送单位}')), '不认识{主送单位}'],
    ['a list that is not closed', bulletinTemplate((xml) => xml.replace('{/各节}', '')), '{#各节}和{/各节}要成对'],
    ['a list written as a text', bulletinTemplate((xml) => xml.replace('{主送}', '{各节}')), '要写成{#各节}……{/各节}'],
    ['a text written as a list', bulletinTemplate((xml) => xml.replace('{主送}', '{#主送}{/主送}')), '要写成{主送}'],
    ['a row’s figure outside the rows', bulletinTemplate((xml) => xml.replace('{主送}', '{下发}')), '{下发}要写在{#各地}和{/各地}之间'],
    ['half a document', bulletinTemplate().slice(0, 1500), '它不是 .docx 文档'],
    ['another kind of file', strToU8('通报'), '它不是 .docx 文档'],
    ['a workbook', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }), '它不是 .docx 文档'],
    ['broken XML', bulletinTemplate((xml) => xml.slice(0, 900)), '文件已损坏'],
  ])('refuses %s in plain words, and keeps the one in use', async (_what, content, words) => {
    expect(await refusal(content)).toContain(words)
    expect(await office.core.call.templates.get()).toBeNull()
  })
})
