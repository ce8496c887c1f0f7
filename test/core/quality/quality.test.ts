import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CheckCode, checkCodes } from '#shared/quality/checks.ts'
import { type Finding, type QualitySummary, sumOf, sumsByCounty } from '#shared/quality/findings.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { faults, type Planted } from './faults.ts'
import { type Planter, planter } from './planted.ts'

let office: TestOffice
let plant: Planter

beforeEach(async () => {
  office = await openOffice()
  plant = planter(office)
})
afterEach(async () => {
  plant.close()
  await office.close()
})

async function run(anew = false): Promise<QualitySummary> {
  for await (const event of await office.core.call.quality.run({ anew })) if (event.type === 'summary') return event.summary
  throw new Error('the checks ended without a summary')
}

async function all(aside = false): Promise<readonly Finding[]> {
  return (await office.core.call.quality.findings({ limit: 200, aside })).findings
}

const short = ({ code, register, id, field }: Pick<Finding, 'code' | 'register' | 'id' | 'field'>) => `${code} ${register} ${id} ${field}`

describe('the checks', () => {
  it('find nothing in a sound office', async () => {
    for (const code of checkCodes) faults[code](plant, false)
    await run()
    expect((await all()).map((finding) => `${short(finding)} ${finding.message}`)).toEqual([])
  })

  it('find each planted fault once, at its record and field, and nothing else', async () => {
    const planted = checkCodes.map((code): [CheckCode, Planted] => [code, faults[code](plant, true)])
    const { counts } = await run()
    const found = await all()
    expect(found.map(short).sort()).toEqual(planted.map(([code, at]) => short({ code, ...at })).sort())
    expect(sumOf(counts).total).toBe(checkCodes.length)
  })

  it.each(['womenMembers', 'foundedOn', 'termYears', 'certificateTo'])('say of %s what the form of the record says', async (field) => {
    const { union } = plant.union({
      members: 8,
      womenMembers: 9,
      foundedOn: '2020-01-01',
      termYears: 4,
      certificateFrom: '2022-02-01',
      certificateTo: '2022-01-01',
    })
    await run()
    const { problems } = await office.core.call.records.check({ register: 'union', id: union, values: {} })
    const found = (await all()).filter((finding) => finding.field === field)
    expect(found.map(({ message }) => message)).toEqual(problems.filter((problem) => problem.field === field).map(({ message }) => message))
    expect(found).toHaveLength(1)
  })
})

describe('what was found', () => {
  it('is counted by county, and the counts add up', async () => {
    plant.add('unit', { uscc: null })
    plant.add('unit', { uscc: null, county: '331003', township: '331003001' })
    plant.add('appraisal', { item: null })
    const { union } = plant.union({ county: '331003', township: '331003001' })
    plant.add('cadre', { union, engagement: 'seconded' })
    const { counts } = await run()
    const byCounty = sumsByCounty(counts)
    expect([...byCounty].map(([county, sums]) => [county, sums.total])).toEqual([
      ['椒江区', 1],
      ['黄岩区', 2],
      ['', 1],
    ])
    expect([...byCounty.values()].reduce((sum, { total }) => sum + total, 0)).toBe(sumOf(counts).total)
    const { total, findings } = await office.core.call.quality.findings({ county: '黄岩区', register: 'cadre' })
    expect([total, findings[0]?.code]).toEqual([1, 'required-here'])
  })

  it('is kept until the data changes, and says that it has', async () => {
    plant.add('unit', { uscc: null })
    expect(await office.core.call.quality.last()).toBe(null)
    const first = await run()
    expect((await run()).at).toBe(first.at)
    plant.add('unit')
    expect((await office.core.call.quality.last())?.stale).toBe(true)
    const second = await run()
    expect([second.stale, second.records - first.records, second.at > first.at]).toEqual([false, 1, true])
  })

  it('is masked where its value is a phone or a document number', async () => {
    const { union, unit } = plant.union()
    plant.add('member', { union, unit, documentNumber: '331002198503120011' })
    await run()
    expect((await all()).map(({ code, value, name }) => [code, value, name.startsWith('样本')])).toEqual([['checksum', '331002********0011', true]])
  })

  it('is refused before anything was checked', async () => {
    await expect(office.core.call.quality.findings({})).rejects.toMatchObject({ code: 'not-checked' })
  })

  it('can be stopped on the way, and keeps what the last run found', async () => {
    plant.add('unit', { uscc: null })
    await run()
    const stop = new AbortController()
    stop.abort()
    await expect(
      (async () => {
        for await (const event of await office.core.call.quality.run({ anew: true }, { signal: stop.signal })) void event
      })(),
    ).rejects.toThrow()
    expect(await all()).toHaveLength(1)
  })
})

describe('a finding that was put aside', () => {
  it('is shown apart with who, when and why, and can be taken back', async () => {
    const id = plant.add('unit', { uscc: null })
    await run()
    const key = { register: 'unit', id, code: 'required', field: 'uscc' } as const
    await office.core.call.quality.setAside({ ...key, reason: '已核实，筹建中尚无代码' })
    expect(await all()).toEqual([])
    expect((await all(true)).map(({ aside }) => [aside?.reason, aside?.by])).toEqual([['已核实，筹建中尚无代码', '测试员']])
    const last = await office.core.call.quality.last()
    expect([last?.stale, sumOf(last?.counts ?? [])]).toMatchObject([false, { total: 0, aside: 1 }])
    await office.core.call.quality.takeBack(key)
    expect([(await all()).length, (await all(true)).length]).toEqual([1, 0])
  })

  it('stays aside when something else changes, and comes back when what it is about does', async () => {
    const { union } = plant.union({ members: 8, womenMembers: 9 })
    await run()
    await office.core.call.quality.setAside({ register: 'union', id: union, code: 'part-exceeds-whole', field: 'womenMembers', reason: '已核实' })
    plant.change('union', union, { phone: '0576-86950200' })
    await run()
    expect([(await all()).length, (await all(true)).length]).toEqual([0, 1])
    plant.change('union', union, { members: 7 })
    await run()
    expect([(await all()).length, (await all(true)).length]).toEqual([1, 0])
  })
})

describe('the export', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-findings-'))
    plant.add('unit', { name: '椒江甲厂', uscc: null, phone: '1391234567' })
    plant.add('unit', { name: '黄岩乙厂', uscc: null, county: '331003', township: '331003001' })
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  async function written(input: { county?: string; eachCounty?: boolean }): Promise<{ rows: number; name: string; bytes: Buffer }> {
    for await (const event of await office.core.call.quality.export(input)) {
      if (event.type !== 'written') continue
      const { path } = await office.core.files.locate(event.file.fileId)
      return { ...event.file, bytes: readFileSync(path) }
    }
    throw new Error('nothing was written')
  }
  /** As LibreOffice reads it. */
  function asCsv(name: string, bytes: Uint8Array): string[] {
    writeFileSync(join(folder, name), bytes)
    execFileSync(
      'soffice',
      [
        '--headless',
        `-env:UserInstallation=file://${folder}/profile`,
        '--convert-to',
        'csv:Text - txt - csv (StarCalc):44,34,76',
        '--outdir',
        folder,
        join(folder, name),
      ],
      {
        stdio: 'ignore',
      },
    )
    return readFileSync(join(folder, name.replace(/\.xlsx$/, '.csv')), 'utf8')
      .trim()
      .split('\n')
  }

  it('holds a row for each finding of a county, with an empty column for what is right', async () => {
    await run()
    const { rows, name, bytes } = await written({ county: '椒江区' })
    expect([rows, name]).toEqual([2, '数据质量_椒江区_2019-07-03.xlsx'])
    const [heading, ...lines] = asCsv('椒江区.xlsx', bytes)
    expect(heading).toBe('县区,台账,编号,名称,字段,现值,级别,问题,怎样改,更正')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/^椒江区,单位,\d+,椒江甲厂,统一社会信用代码,,警告,缺：统一社会信用代码,.+,$/)
    expect(lines[1]).not.toContain('1391234567')
  })

  it('is a workbook for each county in one zip, and their rows add up to the counts', async () => {
    const { counts } = await run()
    const { rows, bytes } = await written({ eachCounty: true })
    const files = unzipSync(bytes)
    expect(Object.keys(files).sort()).toEqual(['数据质量_椒江区_2019-07-03.xlsx', '数据质量_黄岩区_2019-07-03.xlsx'].sort())
    for (const [county, sums] of sumsByCounty(counts)) {
      const file = files[`数据质量_${county}_2019-07-03.xlsx`]
      expect(file && asCsv(`${county}.xlsx`, file)).toHaveLength(sums.total + 1)
    }
    expect([rows, readdirSync(folder).length > 0]).toEqual([sumOf(counts).total, true])
  })
})
