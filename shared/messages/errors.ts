// One plain sentence per refusal. Never a stack, a path beyond the data folder, or a number that must stay masked.
import type { ErrorCode, ErrorParams } from '../api/errors.ts'

export type Language = 'zh' | 'en'
type Sentence = (params: ErrorParams) => string

/** Names in the order in which rooms give them. */
function nameIn(params: ErrorParams): string {
  const name = params.file ?? params.name ?? params.what ?? params.path
  return name === undefined ? '' : String(name)
}
const zhFile = (params: ErrorParams) => (nameIn(params) === '' ? '文件' : `“${nameIn(params)}”`)
const enFile = (params: ErrorParams) => (nameIn(params) === '' ? 'The file' : `“${nameIn(params)}”`)
/** In the middle of a sentence. */
const enFileIn = (params: ErrorParams) => (nameIn(params) === '' ? 'the file' : `“${nameIn(params)}”`)
const zhDetail = (params: ErrorParams, ...keys: string[]) => detail(params, keys, (text) => `（${text}）`)
const enDetail = (params: ErrorParams, ...keys: string[]) => detail(params, keys, (text) => ` (${text})`)

function detail(params: ErrorParams, keys: readonly string[], wrap: (text: string) => string): string {
  const found = keys.flatMap((key) => (params[key] === undefined || params[key] === '' ? [] : [String(params[key])]))
  return found.length === 0 ? '' : wrap(found.join(' '))
}

/** Why a Word template cannot be filled (`fault`, as its reader names it). */
const templateFaults: Readonly<Record<string, Readonly<Record<Language, Sentence>>>> = {
  'no-document': { zh: () => '它不是 .docx 文档', en: () => 'it is no .docx document' },
  'too-large': { zh: () => '文件太大', en: () => 'it is too large' },
  damaged: { zh: () => '文件已损坏，请在 Word 或 WPS 里打开、另存后再试', en: () => 'it is damaged' },
  unknown: { zh: (p) => `不认识{${p.tag}}，可用的名称见手册`, en: (p) => `{${p.tag}} is not known` },
  unpaired: {
    zh: (p) => (p.tag ? `{#${p.tag}}和{/${p.tag}}要成对` : '花括号要成对'),
    en: (p) => (p.tag ? `{#${p.tag}} and {/${p.tag}} must come in pairs` : 'braces must come in pairs'),
  },
  list: { zh: (p) => `${p.tag}有多项，要写成{#${p.tag}}……{/${p.tag}}`, en: (p) => `${p.tag} is a list and is written {#${p.tag}} … {/${p.tag}}` },
  'no-list': { zh: (p) => `${p.tag}只有一项，要写成{${p.tag}}`, en: (p) => `${p.tag} is no list and is written {${p.tag}}` },
  outside: { zh: (p) => `{${p.tag}}要写在{#${p.within}}和{/${p.within}}之间`, en: (p) => `{${p.tag}} must stand between {#${p.within}} and {/${p.within}}` },
}

/** What a file that is no workbook turned out to be (`is`, as the reader of files names it). */
const strangers: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  word: { zh: ' Word 文档', en: 'a Word document' },
  presentation: { zh: '演示文稿', en: 'a presentation' },
  pdf: { zh: ' PDF 文件', en: 'a PDF file' },
  image: { zh: '图片', en: 'a picture' },
  archive: { zh: '压缩包', en: 'an archive' },
  text: { zh: '普通文本', en: 'plain text' },
  database: { zh: '数据库文件', en: 'a database' },
}
function zhStranger(params: ErrorParams): string {
  const stranger = strangers[String(params.is)]
  return stranger === undefined ? '' : `是${stranger.zh}，`
}
function enStranger(params: ErrorParams): string {
  const stranger = strangers[String(params.is)]
  return stranger === undefined ? 'is ' : `is ${stranger.en}, `
}

const sentences: Readonly<Record<ErrorCode, Readonly<Record<Language, Sentence>>>> = {
  'wrong-usage': {
    zh: (p) => (p.usage ? `用法：${p.usage}` : `命令用法不对${zhDetail(p, 'option', 'value', 'command')}，请用 --help 查看。`),
    en: (p) => (p.usage ? `Usage: ${p.usage}` : `Wrong usage${enDetail(p, 'option', 'value', 'command')}; see --help.`),
  },
  'bad-input': {
    zh: (p) => `填写的内容不对，请核对${zhDetail(p, 'field', 'value')}。`,
    en: (p) => `The input is not valid; please check it${enDetail(p, 'field', 'value')}.`,
  },
  'not-found': {
    zh: (p) => `没有找到${p.label ?? ''}${zhDetail({ ...p, what: p.what ?? p.id ?? '' }, 'what')}，可能已被删除。`,
    en: (p) => `Nothing was found${enDetail({ ...p, what: p.what ?? p.id ?? '' }, 'register', 'what')}; it may have been deleted.`,
  },
  'register-unknown': {
    zh: (p) => `没有这种台账${zhDetail(p, 'register')}。`,
    en: (p) => `There is no such register${enDetail(p, 'register')}.`,
  },
  'report-unknown': {
    zh: (p) => `没有这种报表${zhDetail(p, 'report')}。${p.known ? `现有：${p.known}，以及自定义的报表。` : ''}`,
    en: (p) => `There is no such report${enDetail(p, 'report')}${p.known ? `; there are ${p.known} and those of your own` : ''}.`,
  },
  'nothing-below': {
    zh: (p) => `${p.place ?? '这个地区'}下面没有别的地区，不能各地各出一份。`,
    en: (p) => `No place lies below${p.place ? ` ${p.place}` : ' it'}, so there is no report of each.`,
  },
  'scope-unknown': {
    zh: (p) => `没有这个范围${zhDetail(p, 'scope')}，请写行政区划代码，如 331002。`,
    en: (p) => `There is no such place${enDetail(p, 'scope')}; write the code of a region, such as 331002.`,
  },
  'not-issued': {
    zh: (p) => `没有出具过这张报表${zhDetail(p, 'report', 'period', 'version')}。`,
    en: (p) => `This report was never issued${enDetail(p, 'report', 'period', 'version')}.`,
  },
  'report-changed': {
    zh: () => '刚才看这张表以后，台账又有改动，数字变了，没有出具。请按新的数字核对。',
    en: () => 'The records were changed after this report was looked at, and its figures with them; it was not issued. Please check the new figures.',
  },
  'ending-unknown': {
    zh: (p) => `不能写成这种文件${zhDetail(p, 'out')}，文件名请以 ${p.known ?? ''} 结尾。`,
    en: (p) => `No such file can be written${enDetail(p, 'out')}; let its name end with ${p.known ?? ''}.`,
  },
  'period-invalid': {
    zh: (p) => `报表期间不对${zhDetail(p, 'period')}，请写成 2018Q4、2018-11 或 2018。`,
    en: (p) => `The period is not valid${enDetail(p, 'period')}; write 2018Q4, 2018-11 or 2018.`,
  },
  'period-to-come': {
    zh: (p) => `${p.period ?? '这一期'}还没有开始，不能出具${zhDetail(p, 'today')}。`,
    en: (p) => `The period${enDetail(p, 'period')} has not begun and cannot be issued yet${enDetail(p, 'today')}.`,
  },
  'figure-unknown': {
    zh: (p) =>
      `报表${p.report ?? ''}里没有${p.what === 'row' ? '这一行' : '这一列数字'}${zhDetail(p, 'name')}。可以写：${p.known ?? ''}${p.more ? `……（另有${p.more}个）` : ''}。`,
    en: (p) =>
      `Report ${p.report ?? ''} has no such ${p.what === 'row' ? 'row' : 'column of figures'}${enDetail(p, 'name')}. There are: ${p.known ?? ''}${p.more ? ` … and ${p.more} more` : ''}.`,
  },
  'quarter-closed': {
    zh: (p) => `${p.period ?? '这个季度'}已经结账；要改动，请先重新打开并写明理由。`,
    en: (p) => `The quarter${enDetail(p, 'period')} is closed; open it again with a reason before changing anything.`,
  },
  'quarter-open': {
    zh: (p) => `${p.period ?? '这个季度'}还没有结账。`,
    en: (p) => `The quarter${enDetail(p, 'period')} is not closed.`,
  },
  'nothing-issued': {
    zh: (p) => `${p.period ?? '这个季度'}还没有出具过报表，不能结账。`,
    en: (p) => `No report of ${p.period ?? 'this quarter'} has been issued, so it cannot be closed.`,
  },
  'report-unsound': {
    zh: (p) => `勾稽不符，不能出具：${p.checks ?? ''}。请先核对台账。`,
    en: (p) => `The figures do not agree, and the report was not issued: ${p.checks ?? ''}. Please check the records first.`,
  },
  'report-without-text': {
    zh: (p) => `${p.report ? `“${p.report}”` : '这张表'}没有通报正文，只有“未建会核查通报”可以生成 Word 文稿。`,
    en: (p) => `${p.report ? `“${p.report}”` : 'This report'} has no text; only the bulletin can be written as a Word document.`,
  },
  'template-unfit': {
    zh: (p) => `${zhFile(p)}不能用作模板：${templateFaults[String(p.fault)]?.zh(p) ?? '文件已损坏'}。原来的模板没有变动。`,
    en: (p) => `${enFile(p)} cannot be used as a template: ${templateFaults[String(p.fault)]?.en(p) ?? 'it is damaged'}. The template in use has not changed.`,
  },
  'report-too-long': {
    zh: (p) => `这张表有${p.rows ?? ''}条记录，一张清单最多${p.most ?? ''}条，请加上条件，或改为分组统计。`,
    en: (p) => `This list has ${p.rows ?? ''} records, at most ${p.most ?? ''} fit; add conditions, or count them in groups.`,
  },
  'own-report-unfit': {
    zh: (p) => `“${p.name ?? ''}”用到的字段${zhDetail(p, 'field')}台账里已经没有了，请打开“修改这张报表”换掉。`,
    en: (p) => `“${p.name ?? ''}” uses a field${enDetail(p, 'field')} that its register no longer has; please change the report.`,
  },
  'issued-damaged': {
    zh: (p) => `出具的报表${zhDetail(p, 'report', 'period')}第${p.version ?? ''}版与出具时的校验值不符，没有打开；请从备份中查找。`,
    en: (p) =>
      `Version ${p.version ?? ''} of the issued report${enDetail(p, 'report', 'period')} is no longer what was issued and was not opened; please look for it in a backup.`,
  },
  'value-invalid': {
    zh: (p) => (p.message ? String(p.message) : `填写的内容不对，请核对${zhDetail(p, 'field', 'value')}。`),
    en: (p) => `A value is not valid${enDetail({ ...p, fields: p.fields ?? p.field ?? '' }, 'fields', 'value', 'message')}.`,
  },
  'day-invalid': {
    zh: (p) => `${p.day ? `“${p.day}”` : '这'}不是有效的日期，请按 2018-12-31 填写。`,
    en: (p) => `${p.day ? `“${p.day}”` : 'This'} is not a day; please write it like 2018-12-31.`,
  },
  'day-to-come': {
    zh: (p) => `${p.day ? `${p.day} ` : '那一天'}还没有到，只能看今天${zhDetail(p, 'today')}和以前的样子。`,
    en: (p) => `That day${enDetail(p, 'day')} is still to come; records can be seen as of today${enDetail(p, 'today')} or earlier.`,
  },
  'needs-restoring': {
    zh: (p) => `这条${p.label ?? '记录'}离不开的${p.names ?? '记录'}也在回收站里，要一起恢复。`,
    en: (p) => `What this record needs is in the recycle bin too and has to come back with it${enDetail(p, 'names')}.`,
  },
  'office-not-there-then': {
    zh: (p) => `${p.day ? `${p.day} ` : '那一天'}还没有这份台账，只能看有了台账以后的日子。`,
    en: (p) => `On that day${enDetail(p, 'day')} the office had no ledgers yet.`,
  },
  'not-there-then': {
    zh: (p) => `${p.day ? `${p.day} ` : ''}那天还没有这条记录${zhDetail(p, 'label')}。`,
    en: (p) => `On that day${enDetail(p, 'day')} this record was not there yet.`,
  },
  'reason-required': {
    zh: (p) =>
      p.what === 'merge'
        ? '这几条记录有明显不同，合并要写明理由。'
        : p.what === 'correction'
          ? '更正要写明理由。'
          : p.what === 'transfer'
            ? '转会要写明原因。'
            : p.what === 'reissue'
              ? '这一期已经出具过，数字有变动：重新出具要写更正说明。'
              : '查看或导出完整号码要写明原因。',
    en: (p) =>
      p.what === 'merge'
        ? 'These records differ plainly: merging them needs a reason.'
        : p.what === 'correction'
          ? 'A correction needs a reason.'
          : p.what === 'transfer'
            ? 'A transfer needs a reason.'
            : p.what === 'reissue'
              ? 'This report was issued before and says something else now: issuing it again needs a note.'
              : 'Seeing or exporting full numbers needs a reason.',
  },
  'not-checked': {
    zh: () => '还没有检查过数据质量，请先检查。',
    en: () => 'Data quality has not been checked yet; run the checks first.',
  },
  'file-missing': {
    zh: (p) => `找不到${zhFile(p)}，请重新选择。`,
    en: (p) => `${enFile(p)} cannot be found; please choose it again.`,
  },
  'file-empty': { zh: (p) => `${zhFile(p)}是空的，没有可以导入的内容。`, en: (p) => `${enFile(p)} is empty.` },
  'file-encrypted': {
    zh: (p) => `${zhFile(p)}已加密，请先在 Excel 中取消密码再导入。`,
    en: (p) => `${enFile(p)} is encrypted; please remove its password first.`,
  },
  'file-truncated': {
    zh: (p) => `${zhFile(p)}不完整，可能没有下载或复制完，请重新取得。`,
    en: (p) => `${enFile(p)} is incomplete; please get it again.`,
  },
  'file-damaged': {
    zh: (p) => `${zhFile(p)}的内容已损坏，请重新取得，或在 Excel 中打开修复、另存后再导入。`,
    en: (p) => `The contents of ${enFile(p)} are damaged; please get it again, or repair and save it in Excel first.`,
  },
  'file-not-a-workbook': {
    zh: (p) => `${zhFile(p)}${zhStranger(p)}不是表格文件，请选择 .xlsx、.xls 或 .csv 文件。`,
    en: (p) => `${enFile(p)} ${enStranger(p)}not a workbook; please choose an .xlsx, .xls or .csv file.`,
  },
  'file-too-large': {
    zh: (p) => `${zhFile(p)}太大${p.limit ? `，最大 ${p.limit} MB` : ''}，请拆分后再导入。`,
    en: (p) => `${enFile(p)} is too large${p.limit ? ` (limit ${p.limit} MB)` : ''}; please split it.`,
  },
  'file-unreadable': {
    zh: (p) => `${zhFile(p)}读不出来，请确认没有被别的程序占用。`,
    en: (p) => `${enFile(p)} cannot be read; perhaps another program is using it.`,
  },
  'field-taken': {
    zh: (p) =>
      `${p.first && p.second ? `${p.first}列和${p.second}列` : '两列'}都对应${p.field ? `“${p.field}”` : '同一个字段'}，一个字段只能来自一列，请留下一列。`,
    en: (p) =>
      `${p.first && p.second ? `Columns ${p.first} and ${p.second}` : 'Two columns'} are given to ${p.field ? `“${p.field}”` : 'one field'}; a field comes from one column, please keep one.`,
  },
  'name-taken': {
    zh: (p) => `这个名称${p.name ? `（${p.name}）` : ''}已经有了，请换一个。`,
    en: (p) => `This name${p.name ? ` (${p.name})` : ''} is taken; please choose another.`,
  },
  'not-owner': {
    zh: (p) => `这是${p.owner ? `“${p.owner}”` : '别人'}的，只有本人可以修改。可以另存为自己的。`,
    en: (p) => `This belongs to ${p.owner || 'somebody else'}, who alone may change it. You can save a copy of your own.`,
  },
  'recipe-invalid': {
    zh: (p) => `${zhFile(p)}不是导入方案。`,
    en: (p) => `${enFile(p)} is not a recipe for imports.`,
  },
  'recipe-unfit': {
    zh: (p) => `导入方案${p.recipe ? `“${p.recipe}”` : ''}的列名与${zhFile(p)}中的任何一张表都不一致。`,
    en: (p) => `The recipe${p.recipe ? ` “${p.recipe}”` : ''} has other headings than every table of ${enFileIn(p)}.`,
  },
  'no-table-found': {
    zh: (p) => `在${zhFile(p)}里没有找到表格，请确认有表头和数据。`,
    en: (p) => `No table was found in ${enFileIn(p)}.`,
  },
  'register-unclear': {
    zh: (p) => `看不出${p.sheet ? `工作表“${p.sheet}”` : zhFile(p)}是哪种台账，请指定。`,
    en: (p) => `It is unclear which register ${p.sheet ? `the sheet “${p.sheet}”` : enFileIn(p)} belongs to; please name it.`,
  },
  'list-unnamed': {
    zh: (p) => `${zhFile(p)}登记为外部名单，还没有说明名单的来源和月份，请选定后再导入。`,
    en: (p) => `${enFile(p)} is to be an outside list; say whose list it is and for which month, then import it.`,
  },
  'lists-of-two-sources': {
    zh: () => '只能比较同一来源的两份名单。',
    en: () => 'Only two lists of one source can be compared.',
  },
  'folder-not-writable': {
    zh: (p) => `不能写入文件夹${zhDetail(p, 'folder', 'path')}，请换一个文件夹或检查权限。`,
    en: (p) => `The folder cannot be written to${enDetail(p, 'folder', 'path')}; choose another one or check its permissions.`,
  },
  'disk-full': {
    zh: (p) => `磁盘空间不足${zhDetail(p, 'folder', 'path')}，没有改动任何数据；请腾出空间后再试。`,
    en: (p) => `The disk is full${enDetail(p, 'folder', 'path')} and nothing was changed; please free some space and try again.`,
  },
  'data-newer': {
    zh: () => '这份数据是用更新版本的程序保存的，请先升级程序；数据没有改动。',
    en: () => 'This data was saved by a newer version of the program; please update first. Nothing was changed.',
  },
  'data-missing': {
    zh: (p) => `文件夹里还没有数据${zhDetail(p, 'folder')}，请先初始化。`,
    en: (p) => `The folder holds no data yet${enDetail(p, 'folder')}; run init first.`,
  },
  'data-not-empty': {
    zh: (p) => (p.folder ? `文件夹里已经有数据了${zhDetail(p, 'folder')}，没有改动。` : '已经有数据了，演示单位只能放进空的台账。'),
    en: (p) =>
      p.folder
        ? `The folder holds data already${enDetail(p, 'folder')}; nothing was changed.`
        : 'There is data already; the demo office only fills an empty one.',
  },
  'database-damaged': {
    zh: () => '数据文件已损坏，没有打开；请从备份恢复。',
    en: () => 'The data file is damaged and was not opened; please restore a backup.',
  },
  'backup-damaged': {
    zh: (p) => `备份${nameIn(p) === '' ? '' : zhFile(p)}不完整或已损坏，没有使用；请换一个备份。`,
    en: (p) => `The backup${nameIn(p) === '' ? '' : ` ${enFileIn(p)}`} is incomplete or damaged and was not used.`,
  },
  'browser-missing': {
    zh: () => '没有找到浏览器，请先安装 Edge 或 Chrome。',
    en: () => 'No browser was found; please install Edge or Chrome.',
  },
  'runtime-too-old': {
    zh: (p) => `运行环境太旧${p.found ? `（Node ${p.found}）` : ''}，需要 Node ${p.needed ?? 22} 或更新版本。`,
    en: (p) => `The runtime is too old${p.found ? ` (Node ${p.found})` : ''}; Node ${p.needed ?? 22} or newer is needed.`,
  },
  'folder-busy': {
    zh: () => '这份数据正被另一个窗口或程序使用，请先关闭它。',
    en: () => 'Another window or program is using this data; please close it first.',
  },
  'writer-busy': {
    zh: () => '正在导入或写入数据，请等它完成后再试。',
    en: () => 'Data is being imported or written; please try again when it is done.',
  },
  'version-conflict': {
    zh: () => '这条记录刚刚被别人改过，请重新打开后再修改。',
    en: () => 'Somebody has just changed this record; please open it again.',
  },
  'already-undone': {
    zh: (p) => `这次${p.merge ? '合并' : p.transfer ? '转会' : p.bulk ? '批量修改' : '导入'}已经撤销过了。`,
    en: (p) => `This ${p.merge ? 'merge' : p.transfer ? 'transfer' : p.bulk ? 'bulk edit' : 'import'} has already been taken back.`,
  },
  'merged-away': {
    zh: (p) => `这条记录已经并入“${p.name ?? ''}”，不能单独恢复；要把两条分开，请撤销那次合并。`,
    en: (p) => `This record was merged into ‘${p.name ?? ''}’ and cannot be restored by itself; take the merge back instead.`,
  },
  cancelled: { zh: () => '已取消，没有改动任何数据。', en: () => 'Cancelled; nothing was changed.' },
  internal: {
    zh: (p) => `程序出错了${p.reference ? `（编号 ${p.reference}）` : ''}，请重试；仍不行请把编号告诉维护人员。`,
    en: (p) => `Something went wrong${p.reference ? ` (reference ${p.reference})` : ''}; please try again.`,
  },
}

/** What the clerk reads for a refusal. */
export function errorSentence(code: ErrorCode, params: ErrorParams = {}, language: Language = 'zh'): string {
  return sentences[code][language](params)
}
