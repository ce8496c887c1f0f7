// A document of reports laid out in sheets of paper: the frame's browser breaks it into pages by the rules by which it prints, here each page gets its sheet and its foot.
import type { PageFoot, PaperSize } from '#shared/reports/paperStyle.ts'
import { betweenSheets, pageMargins, pageSizes } from '#shared/reports/paperStyle.ts'

const pixelsPerMillimetre = 96 / 25.4

export interface Sheets {
  /** Pages of each report. */
  readonly pages: readonly number[]
  /** Pixels of everything, and of one sheet. */
  readonly width: number
  readonly height: number
  readonly sheet: { readonly width: number; readonly height: number }
}

/** @param document of renderReportsHtml, loaded in a frame of the page; its reports get their places in it. @param feet one for each report */
export async function layOutSheets(document: Document, feet: readonly Omit<PageFoot, 'pages'>[], size: PaperSize): Promise<Sheets> {
  await document.fonts.ready
  document.documentElement.classList.add('preview')
  for (const sheet of document.querySelectorAll('.sheet')) sheet.remove()
  const { width, height } = pageSizes[size]
  const downwards = CSS.supports('column-wrap', 'wrap')
  const pages: number[] = []
  let [top, widest] = [0, width]
  for (const [index, section] of [...document.querySelectorAll<HTMLElement>('.paper')].entries()) {
    section.style.top = `${top + pageMargins.top}mm`
    const count = pagesOf(section, size, downwards)
    pages.push(count)
    for (let page = 0; page < count; page++) {
      const left = downwards ? 0 : page * (width + betweenSheets)
      const place = { left, top: downwards ? top + page * (height + betweenSheets) : top }
      // A single report says from its second page on what a sheet belongs to.
      document.body.append(sheetOf(document, place, `第 ${page + 1} 页 共 ${count} 页`, feet[index], feet.length > 1 || page > 0))
      widest = Math.max(widest, left + width)
    }
    top += (downwards ? count : 1) * (height + betweenSheets)
  }
  const pixels = (millimetres: number) => Math.ceil(millimetres * pixelsPerMillimetre)
  return { pages, width: pixels(widest), height: pixels(top - betweenSheets), sheet: { width: pixels(width), height: pixels(height) } }
}

/** By the page on which its last lines, those to sign, stand. */
function pagesOf(section: HTMLElement, size: PaperSize, downwards: boolean): number {
  const end = section.querySelector('.signatures')?.getBoundingClientRect()
  if (!end) return 1
  const own = section.getBoundingClientRect()
  const { width, height } = pageSizes[size]
  const way = downwards ? (end.top - own.top) / (height + betweenSheets) : (end.left - own.left) / (width + betweenSheets)
  return Math.floor(way / pixelsPerMillimetre + 0.001) + 1
}

function sheetOf(document: Document, { left, top }: { left: number; top: number }, number: string, foot: Omit<PageFoot, 'pages'> | undefined, named: boolean) {
  const sheet = document.createElement('div')
  sheet.className = 'sheet'
  Object.assign(sheet.style, { left: `${left}mm`, top: `${top}mm` })
  for (const [name, text] of [
    ['page-left', foot?.left ?? ''],
    ['page-number', number],
    ['page-right', named ? (foot?.right ?? '') : ''],
  ] as const) {
    const line = document.createElement('span')
    line.className = name
    line.textContent = text
    sheet.append(line)
  }
  return sheet
}
