// Several reports as one PDF in which each numbers its own pages and says how many it has. A style sheet cannot know that, so the first printing tells it.
import { type PrintedReport, renderReportsHtml } from '#shared/reports/renderHtml.ts'
import type { Print } from './withPrinter.ts'

/** Millimetres by which the pages of every other report are wider in the first printing; their margin takes it up. */
const mark = 4

/** @param print of withPrinter @returns the PDF's bytes. @throws what `print` throws */
export async function printReports(printed: readonly PrintedReport[], print: Print): Promise<Buffer> {
  if (printed.length < 2) return print(renderReportsHtml(printed))
  const marked = await print(renderReportsHtml(printed, undefined, mark))
  return print(renderReportsHtml(printed, pagesOfEach(marked, printed.length)))
}

/** By the widths of the pages in their order. @returns undefined when they are not those of so many reports */
export function pagesOfEach(pdf: Buffer, reports: number): number[] | undefined {
  const widths = [...pdf.toString('latin1').matchAll(/\/MediaBox ?\[0 0 ([\d.]+) [\d.]+\]/g)].map(([, width]) => width)
  const runs: number[] = []
  widths.forEach((width, index) => {
    if (index > 0 && width === widths[index - 1]) runs.push((runs.pop() ?? 0) + 1)
    else runs.push(1)
  })
  return runs.length === reports ? runs : undefined
}
