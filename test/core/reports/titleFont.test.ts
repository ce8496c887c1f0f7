// A computer with 方正小标宋 prints the title in it, one without in a bold 宋体; nothing else on the page moves.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { printPdf } from '#electron/web/printPdf.ts'
import { renderReportHtml } from '#shared/reports/renderHtml.ts'
import { browserPath } from '#test/support/browser.ts'

const html = renderReportHtml(
  {
    id: 'A',
    title: '基层工会组织情况',
    label: '附件',
    period: '2018',
    periodLabel: '2018年',
    asOf: '2018-12-31',
    scope: { code: '331000', name: '台州市' },
    units: '（单位：个）',
    paper: 'A4',
    columns: [{ key: 'label', path: ['县（市、区）'], kind: 'label' }],
    rows: [],
    footers: ['口径'],
    checks: [],
    rules: 'A-1',
  },
  { office: '台州市总工会' },
)

describe.skipIf(!browserPath || process.platform !== 'linux')('the title', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-fonts-'))
  })
  afterEach(() => {
    delete process.env.FONTCONFIG_FILE
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  })

  /** Lines of the page's picture, of a computer on which a light font is called 方正小标宋 or is not. */
  async function picture(named: boolean): Promise<Buffer[]> {
    const fonts = dirname(execFileSync('fc-match', ['--format=%{file}', 'Noto Sans CJK SC'], { encoding: 'utf8' }))
    const rename = `<match target="scan"><test name="family"><string>Noto Sans CJK SC</string></test><test name="style"><string>Regular</string></test>
      <edit name="family" mode="assign"><string>方正小标宋简体</string></edit><edit name="fullname" mode="assign"><string>方正小标宋简体</string></edit></match>`
    process.env.FONTCONFIG_FILE = join(folder, `fonts-${named}.conf`)
    writeFileSync(
      process.env.FONTCONFIG_FILE,
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${join(folder, String(named))}</cachedir>${named ? rename : ''}</fontconfig>`,
    )
    const pdf = join(folder, 'page.pdf')
    writeFileSync(pdf, await printPdf(html))
    execFileSync('pdftoppm', ['-gray', '-r', '50', '-singlefile', pdf, join(folder, 'page')])
    const image = readFileSync(join(folder, 'page.pgm'))
    const [head = '', width = '', height = ''] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(0, 40).toString('latin1')) ?? []
    const pixels = image.subarray(head.length)
    return Array.from({ length: Number(height) }, (_, line) => pixels.subarray(line * Number(width), (line + 1) * Number(width)))
  }

  const ink = (lines: readonly Buffer[]) => lines.reduce((sum, line) => sum + line.reduce((dark, pixel) => dark + 255 - pixel, 0), 0)

  test('is drawn in 方正小标宋 where there is one, as light as that is, else in bold 宋体', async () => {
    const without = await picture(false)
    const having = await picture(true)
    const differing = without.flatMap((line, index) => (line.equals(having[index] as Buffer) ? [] : [index]))
    const [first = 0, last = 0] = [differing[0], differing.at(-1)]
    expect(differing.length).toBeGreaterThan(5)
    // The title's own lines: below the label at 14 mm, above the period at 35 mm; 50 pixels to an inch.
    expect(first).toBeGreaterThan((18 * 50) / 25.4)
    expect(last).toBeLessThan((34 * 50) / 25.4)
    expect(ink(without.slice(first, last + 1))).toBeGreaterThan(1.05 * ink(having.slice(first, last + 1)))
  })
})
