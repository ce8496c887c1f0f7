import { describe, expect, it } from 'vitest'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import { registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { blockEdits } from '../../renderer/features/records/grid/cellEdits.ts'
import { matchingOptions } from '../../renderer/features/records/grid/cellOptions.ts'
import { gridColumn, lockReason } from '../../renderer/features/records/grid/gridColumns.ts'

const columnsOf = (register: RegisterDefinition, ...keys: string[]) =>
  keys.flatMap((key) => register.fields.filter((field) => field.key === key)).map((field) => gridColumn(register, field))
const row = (id: number, values: Record<string, string | number | null>): RecordRow => ({ id, version: 3, gaps: [], ...values })
const labels = (_table: string, code: string) => (code === 'single' ? '单独建会' : code)
const nothingUnderWay = (_id: number, _key: string) => false

describe('columns of a sheet', () => {
  it('every field of every register can be changed, or says why not', () => {
    for (const register of Object.values(registers) as readonly RegisterDefinition[]) {
      for (const field of register.fields) {
        const { way } = gridColumn(register, field)
        if (field.kind === 'derived') expect(way).toMatchObject({ kind: 'locked', reason: expect.stringContaining(field.label) })
        else if (field.kind !== 'via') expect(way.kind).not.toBe('locked')
      }
    }
  })

  it('a link is changed where the name at its end stands; what else stands there is not', () => {
    const [name] = columnsOf(registers.cadre, 'unionName')
    expect(name?.way).toMatchObject({ kind: 'link', field: { key: 'union' } })
    const [unit] = columnsOf(registers.union, 'unitName')
    expect(unit?.way).toMatchObject({ kind: 'locked', reason: expect.stringContaining('请到那里修改') })
  })

  it('a masked number is locked, a blank one is not', () => {
    const [phone] = columnsOf(registers.union, 'phone')
    expect(phone && lockReason(phone, row(1, { phone: '139****5678' }))).toContain('已打码')
    expect(phone && lockReason(phone, row(1, { phone: null }))).toBeNull()
  })
})

describe('a block of given cells', () => {
  const columns = columnsOf(registers.union, 'name', 'form', 'members', 'phone')
  const rows = [
    row(7, { name: '甲工会', form: 'single', members: 1120, phone: '139****5678' }),
    row(8, { name: '乙工会', form: null, members: null, phone: null }),
  ]
  const all = { top: 0, left: 0, bottom: 2, right: 3 }
  const edit = (texts: readonly string[][], isUnderWay = nothingUnderWay) =>
    blockEdits(
      all,
      (index) => rows[index],
      columns,
      labels,
      (at) => ({ text: texts[at.row]?.[at.column] ?? '' }),
      isUnderWay,
    )

  it('leaves alone what a cell holds already, as it is shown or typed', () => {
    const { edits, refused, same } = edit([
      ['甲工会', '单独建会', '1,120', '139****5678'],
      ['乙工会', '', ' ', ''],
    ])
    expect([edits, refused, same.length]).toEqual([[], [], 8])
  })

  it('is saved cell by cell with the version that was seen, blanks as nothing', () => {
    const { edits, refused } = edit([
      ['丙工会', '', '5', '139****5678'],
      ['乙工会', '', '', '13800000000'],
    ])
    expect(edits.map(({ id, version, saved, value }) => [id, version, saved, value])).toEqual([
      [7, 3, 'name', '丙工会'],
      [7, 3, 'form', null],
      [7, 3, 'members', '5'],
      [8, 3, 'phone', '13800000000'],
    ])
    expect(refused).toEqual([])
  })

  it('says at a locked cell why it does not take something else', () => {
    const { refused } = edit([['甲工会', '单独建会', '1120', '13800000000'], ['乙工会']])
    expect(refused).toMatchObject([{ id: 7, key: 'phone', text: '13800000000', message: expect.stringContaining('已打码') }])
  })

  it('counts nothing as held while it is being saved', () => {
    const texts = [['甲工会', '单独建会', '1120', '139****5678'], ['乙工会']]
    expect(edit(texts, (id, key) => id === 7 && key === 'members').edits.map(({ key }) => key)).toEqual(['members'])
  })
})

it('type-ahead puts the same before what begins with it, and that before what holds it; by label or code', () => {
  const options = [
    ['其他有限责任公司', '159'],
    ['私营企业', '170'],
    ['其他', '190'],
    ['港澳台其他', '290'],
  ].map(([label = '', code = '']) => ({ label, code, detail: '', given: { text: label } }))
  const found = (typed: string | null) => matchingOptions(options, typed).map(({ label }) => label)
  expect(found('其他')).toEqual(['其他', '其他有限责任公司', '港澳台其他'])
  expect(found('17')).toEqual(['私营企业'])
  expect(found(null)).toHaveLength(4)
  expect(found('没有')).toEqual([])
})
