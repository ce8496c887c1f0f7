// Word templates: read, refused in plain words where they cannot be filled, and filled. The only place that knows the library which does it.
import { TemplateHandler, TemplateSyntaxError } from 'easy-template-x'
import { strFromU8, unzipSync } from 'fflate'
import { LedgerError } from '#shared/api/errors.ts'
import { type TemplateFields, type TemplateName, templateNames } from '#shared/reports/bulletinFields.ts'

/** Bytes of a template, and of its parts when they are unpacked. */
const most = { file: 5 << 20, parts: 50 << 20 }

const handler = new TemplateHandler()

/** @throws LedgerError template-unfit where it is no Word document, is damaged, or names something that there is not or not there */
export async function checkTemplate(content: Uint8Array, name: string): Promise<void> {
  expectDocument(content, name)
  const tags = await reading(name, () => handler.parseTags(Buffer.from(content)))
  const known = new Map(templateNames.map((each) => [each.name, each]))
  const open: string[] = []
  for (const { name: said, disposition } of tags) {
    const tag = known.get(said)
    if (disposition === 'Close') {
      const opened = open.pop()
      // {/} closes whatever is open.
      if (opened === undefined || (said !== '' && opened !== said)) throw unfit(name, 'unpaired', said)
      continue
    }
    if (tag === undefined) throw unfit(name, 'unknown', said)
    if ((tag.list === true) !== (disposition === 'Open')) throw unfit(name, tag.list ? 'list' : 'no-list', said)
    if (tag.within !== undefined && !open.some((list) => standsIn(tag, list))) throw unfit(name, 'outside', said, tag.within)
    if (disposition === 'Open') open.push(said)
  }
  const [left] = open
  if (left !== undefined) throw unfit(name, 'unpaired', left)
}

/** @throws LedgerError template-unfit */
export async function fillTemplate(content: Uint8Array, name: string, fields: TemplateFields): Promise<Uint8Array> {
  return reading(name, () => handler.process(Buffer.from(content), fields))
}

/** Rows of places, of the total and of other periods have the same names. */
function standsIn({ within }: TemplateName, list: string): boolean {
  return within === list || (within === '各地' && (list === '合计行' || list === '对比行'))
}

/** The parts that are read; the library mends what is torn, and would give out half a document without a word. */
const read = /^word\/(document|header\d*|footer\d*)\.xml$/

function expectDocument(content: Uint8Array, name: string): void {
  if (content.length > most.file) throw unfit(name, 'too-large', '')
  let size = 0
  let parts: Record<string, Uint8Array>
  try {
    parts = unzipSync(content, {
      filter(part) {
        size += part.originalSize
        return size <= most.parts && read.test(part.name)
      },
    })
  } catch (cause) {
    throw unfit(name, 'no-document', '', '', cause)
  }
  if (size > most.parts) throw unfit(name, 'too-large', '')
  if (parts['word/document.xml'] === undefined) throw unfit(name, 'no-document', '')
  if (!Object.values(parts).every((part) => isWhole(strFromU8(part)))) throw unfit(name, 'damaged', '')
}

/** Every element is closed, in its order. */
function isWhole(xml: string): boolean {
  const open: string[] = []
  for (const [, closing, tag, empty] of xml
    .replace(/<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>/gs, '')
    .matchAll(/<(\/?)([^\s/>]+)(?:"[^"]*"|'[^']*'|[^"'>])*?(\/?)>/g)) {
    if (closing) {
      if (open.pop() !== tag) return false
    } else if (!empty) open.push(tag ?? '')
  }
  return open.length === 0
}

async function reading<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    const tag = cause instanceof TemplateSyntaxError && 'tagName' in cause ? String(cause.tagName) : ''
    throw unfit(name, cause instanceof TemplateSyntaxError ? 'unpaired' : 'damaged', tag, '', cause)
  }
}

function unfit(file: string, fault: string, tag: string, within = '', cause?: unknown): LedgerError {
  return new LedgerError('template-unfit', { file, fault, tag, within }, cause === undefined ? {} : { cause })
}
