import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as XLSX from 'xlsx'
import { createCore } from '#core/core.ts'
import { usccCheckCharacter } from '#shared/values/uscc.ts'
import { resourcesDir } from '#test/support/office.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'
import { type Comparison, compare } from './measure.ts'

const rows = 26_353
const counties = ['椒江区', '黄岩区', '路桥区', '三门县', '天台县', '仙居县', '温岭市', '临海市', '玉环市']
const trades = ['泵业', '阀门', '模具', '橡胶', '服饰', '鞋业', '五金', '塑料', '眼镜']

/** The whole job as the command line does it (read, understand, find duplicates, safe copy, write, index, history, sources) against SheetJS merely parsing the same file. */
export async function benchImport(): Promise<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'))
  const path = writeWorkbook(join(folder, 'units.xlsx'), { 单位: [header, ...Array.from({ length: rows }, (_, index) => unitRow(index))] })
  let round = 0
  try {
    return await compare(
      `import of ${rows} units from .xlsx`,
      'SheetJS parsing the file',
      3,
      async () => {
        const core = await createCore({ dataDir: join(folder, `data${round++}`), resourcesDir, by: 'bench', create: true })
        const { fileId } = await core.files.takeIn(path, 'units.xlsx')
        for await (const event of await core.call.imports.open({ fileIds: [fileId], register: 'unit', rehearse: false })) {
          if (event.type !== 'preview') continue
          for await (const done of await core.call.imports.commit({ previewId: event.preview.previewId })) {
            if (done.type === 'committed' && done.batches[0]?.rows.added !== rows) throw new Error(`added ${done.batches[0]?.rows.added} of ${rows}`)
          }
        }
        await core.close()
      },
      () => XLSX.read(readFileSync(path), { type: 'buffer' }),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const header = [
  '序号',
  '单位名称',
  '统一社会信用代码',
  '县（市、区）',
  '单位类型',
  '所属行业',
  '职工人数',
  '法定代表人',
  '联系电话',
  '注册地址',
  '成立日期',
  '备注',
]

function unitRow(index: number): (string | number)[] {
  const body = `91331002${index.toString().padStart(9, '0')}`
  const county = counties[index % counties.length] ?? ''
  return [
    index + 1,
    `台州市第${index}${trades[index % trades.length]}有限公司`,
    body + usccCheckCharacter(body),
    county,
    '私营企业',
    '制造业',
    5 + (index % 400),
    '王小明',
    '0576-88000000',
    `${county}工业大道${index}号`,
    `20${String(index % 19).padStart(2, '0')}-0${1 + (index % 9)}-15`,
    '',
  ]
}
