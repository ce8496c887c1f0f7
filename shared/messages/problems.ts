// One plain sentence per problem of an import: where it is, what is wrong, and what was done about it. Exhaustive: a new code does not compile without its sentence.
import type { Problem, ProblemCode } from '../importing/problem.ts'
import type { Language } from './errors.ts'

interface Told {
  /** Field's label in quotes, ready to begin a sentence; 该行 where no field is concerned. */
  readonly field: string
  /** “…” with the text of the cell, or nothing. */
  readonly text: string
  readonly suggest: string
  param(key: string): string
}
type Sentence = (told: Told) => string
type Sentences = Readonly<Record<ProblemCode, Sentence>>

const zh: Sentences = {
  'changed-since': (t) => `${t.field}填的是${t.text}，清单发出之后已由别人改成“${t.param('now')}”，未写入，请核实后在记录里修改`,
  'state-order': (t) => `“${t.param('from')}”之后不能改成${t.text}，状态未改动；要重新办理，请在“核查工作”里重新打开`,
  'state-needs': (t) => `状态${t.text}与“${t.param('needs')}”不符或缺少它，状态未改动，请补填后再导入`,
  'number-unknown': (t) => `没有编号为${t.text}的记录，整行未保存；请核对编号，不要自行编号`,
  'number-of-another': (t) => `编号${t.text}是“${t.param('name')}”的，与该行的单位不符，整行未保存`,
  'number-destroyed': (t) => `${t.field}的数字${t.text}已被表格软件改成科学计数或丢失末位，未保存，请按原件重填`,
  'invalid-date': (t) => `${t.field}${t.text}不是有效日期，未保存`,
  'formula-error': (t) => `${t.field}是出错的公式${t.text}，未保存`,
  'formula-without-value': (t) => `${t.field}的公式没有算出结果，未保存；请在表格软件里打开并另存后再导入，或直接填写`,
  'invalid-value': (t) => `${t.field}${t.text}无法识别，未保存`,
  'row-without-name': (t) => `没有${t.field}，整行未保存`,
  conflict: (t) =>
    t.param('against')
      ? `${t.field}与证件号码不一致，已按原样保存，请核实`
      : `该行无法确定对应哪一条记录${t.param('candidates') ? `（有 ${t.param('candidates')} 条相符）` : ''}，请核实`,
  checksum: (t) => `${t.field}校验不通过，已按原样保存${t.suggest && `，可能应为 ${t.suggest}`}`,
  'organisation-code': (t) => `${t.field}里填的是 9 位组织机构代码${t.suggest && ` ${t.suggest}`}，已按组织机构代码处理，信用代码留空`,
  'union-code-is-company-code': (t) => `${t.field}里填的不是以 81 开头的工会代码，像是单位的代码，未保存`,
  'unit-code-is-union-code': (t) => `${t.field}里填的是工会的代码，未作为单位代码保存`,
  'unknown-value': (t) => `${t.field}${t.text}不在代码表中，已按原样保存，请对应到一个值`,
  duplicate: (t) => `与第 ${t.param('row')} 行是同一条记录，请核实`,
  'women-exceed-total': (t) => `${t.field} ${t.param('part')} 大于总数 ${t.param('whole')}，已按原样保存，请核实`,
  'members-exceed-employees': (t) => `${t.field} ${t.param('part')} 大于职工人数 ${t.param('whole')}，已按原样保存，请核实`,
  'migrants-exceed-total': (t) => `${t.field} ${t.param('part')} 大于总数 ${t.param('whole')}，已按原样保存，请核实`,
  'term-years': (t) => `${t.field} ${t.param('years')} 年，任期一般为 3 年或 5 年，已按原样保存`,
  'future-date': (t) => `${t.field} ${t.param('date')} 晚于今天，已按原样保存，请核实`,
  'strike-through': () => '整行带删除线，多半已注销或撤并，仍按一条记录保存，请核实',
  'union-missing': () => '没有写明所属工会，单位已保存，未挂到任何工会',
  'unit-created': (t) => `单位名册里没有“${t.param('name')}”，为它新建一条待完善的记录`,
  'id-length': (t) => `${t.field}是 ${t.param('length')} 位，身份证号应为 18 位，已按原样保存，请核实`,
  'same-id-in-two-unions': (t) =>
    `${t.field}与${t.param('row') ? `第 ${t.param('row')} 行` : '另一条记录'}相同，所属工会不同，可能是转会，两条都已保存，请核实`,
  'id-15-digits': (t) => `${t.field}是 15 位的旧号码，已换成 18 位`,
  masked: (t) => `${t.field}是打码的号码，已按原样保存，不用来查找记录`,
  'union-kept': (t) => `${t.field}与该会员登记的所属工会不同，所属工会未改动；如已转会，请登记转会`,
  'unit-differs': (t) => `${t.field}与记录中该工会所在的单位不是同一家，覆盖关系未改动，请在记录页核实`,
  'record-created': (t) => `“${t.param('register')}”台账里没有“${t.param('name')}”，为它新建一条待完善的记录`,
  'union-created': (t) => `花名册里没有工会“${t.param('name')}”，为它新建一条待完善的记录`,
  'federation-not-a-basic-union': (t) => `${t.text || '该行'}是工会联合会，不是基层工会，未导入`,
  'total-mismatch': (t) => `${t.field}合计写的是 ${t.param('stated')}，按各行加总是 ${t.param('computed')}，合计行不导入，请核对各行`,
  approximate: (t) => `${t.field}${t.text}是约数，已取其中的数`,
  range: (t) => `${t.field}${t.text}是一个范围，未取数，请填一个确定的数`,
  preparing: (t) => `${t.field}${t.text}表示还在办理，代码留空`,
  'several-phones': (t) => `${t.field}里有 ${t.param('count') || '多'} 个号码，已取第一个`,
  'several-names': (t) => `${t.field}里有多个名称，请确认是否分成几条`,
  comment: (t) => `单元格有批注：${t.param('text')}`,
  hidden: (t) => hiddenZh[t.param('what')] ?? '此处在表格里是隐藏的，请确认是否要导入',
  'sample-row': () => '这是填表示例，未导入',
}

const hiddenZh: Readonly<Record<string, string>> = {
  sheet: '整张工作表是隐藏的，默认不导入；需要时请勾选',
  column: '这一列在表格里是隐藏的，请确认是否要用',
  row: '这一行在表格里是隐藏的（可能被筛选掉），已照常读取，请核实',
}

const en: Sentences = {
  'changed-since': (t) => `${t.field} says${t.text}, but others have changed it to ‘${t.param('now')}’ since the list went out; not stored`,
  'state-order': (t) => `the state${t.text} cannot follow ‘${t.param('from')}’; the state was left as it is`,
  'state-needs': (t) => `the state${t.text} needs ‘${t.param('needs')}’, which is blank or says otherwise; the state was left as it is`,
  'number-unknown': (t) => `no record has the number${t.text}; the row is not stored`,
  'number-of-another': (t) => `the number${t.text} belongs to ‘${t.param('name')}’ and not to the unit of this row; the row is not stored`,
  'number-destroyed': (t) =>
    `the number${t.text} in ${t.field} has lost digits (scientific notation or more than 15 digits); not stored, please type it again from the original`,
  'invalid-date': (t) => `${t.field}${t.text} is not a valid date; not stored`,
  'formula-error': (t) => `${t.field} is a formula that failed${t.text}; not stored`,
  'formula-without-value': (t) => `the formula in ${t.field} has no result; not stored: open and save the file in a spreadsheet program, or type the value`,
  'invalid-value': (t) => `${t.field}${t.text} cannot be read; not stored`,
  'row-without-name': (t) => `${t.field} is empty; the row is not stored`,
  conflict: (t) =>
    t.param('against')
      ? `${t.field} does not agree with the document number; stored as written, please check`
      : `it is not clear which record this row is${t.param('candidates') ? ` (${t.param('candidates')} fit)` : ''}; please check`,
  checksum: (t) => `${t.field} fails its check digit; stored as written${t.suggest && `, perhaps ${t.suggest} was meant`}`,
  'organisation-code': (t) => `${t.field} holds a 9-character organisation code${t.suggest && ` ${t.suggest}`}; taken as such, the credit code stays empty`,
  'union-code-is-company-code': (t) => `${t.field} holds a code that does not begin with 81, as unions' do; not stored`,
  'unit-code-is-union-code': (t) => `${t.field} holds a union's code; not stored as the unit's`,
  'unknown-value': (t) => `${t.field}${t.text} is not in the code table; stored as written, please map it`,
  duplicate: (t) => `the same record as row ${t.param('row')}; please check`,
  'women-exceed-total': (t) => `${t.field} ${t.param('part')} is more than the total ${t.param('whole')}; stored as written, please check`,
  'members-exceed-employees': (t) => `${t.field} ${t.param('part')} is more than the employees ${t.param('whole')}; stored as written, please check`,
  'migrants-exceed-total': (t) => `${t.field} ${t.param('part')} is more than the total ${t.param('whole')}; stored as written, please check`,
  'term-years': (t) => `${t.field} is ${t.param('years')} years, terms are 3 or 5; stored as written`,
  'future-date': (t) => `${t.field} ${t.param('date')} is later than today; stored as written, please check`,
  'strike-through': () => 'the row is struck through, perhaps deregistered or merged; stored all the same, please check',
  'union-missing': () => 'no union is named; the unit is stored without one',
  'unit-created': (t) => `the roster has no unit ‘${t.param('name')}’; an incomplete one is created`,
  'id-length': (t) => `${t.field} has ${t.param('length')} characters instead of 18; stored as written, please check`,
  'same-id-in-two-unions': (t) =>
    `${t.field} is that of ${t.param('row') ? `row ${t.param('row')}` : 'another record'} in another union, perhaps somebody who moved; both are stored, please check`,
  'id-15-digits': (t) => `${t.field} is an old number of 15 digits; it was brought to 18`,
  masked: (t) => `${t.field} is masked; stored as written and not used to find records`,
  'union-kept': (t) => `${t.field} is not the union that this member has on record, which was left as it is; if they moved, enter a transfer`,
  'unit-differs': (t) => `${t.field} is not the unit that this union has on record; the link was left as it is, please check on the record page`,
  'record-created': (t) => `the register ${t.param('register')} has no ‘${t.param('name')}’; an incomplete record is created`,
  'union-created': (t) => `the roster has no union ‘${t.param('name')}’; an incomplete one is created`,
  'federation-not-a-basic-union': (t) => `${t.text.trim() || 'this row'} is a federation of unions, not a basic-level union; left out`,
  'total-mismatch': (t) =>
    `the total of ${t.field} says ${t.param('stated')}, the rows add up to ${t.param('computed')}; totals are not imported, please check the rows`,
  approximate: (t) => `${t.field}${t.text} is approximate; its number was taken`,
  range: (t) => `${t.field}${t.text} is a range; no number was taken, please give one`,
  preparing: (t) => `${t.field}${t.text} says that it is under way; the code stays empty`,
  'several-phones': (t) => `${t.field} holds ${t.param('count') || 'several'} numbers; the first was taken`,
  'several-names': (t) => `${t.field} holds several names; please say whether they are several records`,
  comment: (t) => `the cell has a comment: ${t.param('text')}`,
  hidden: (t) => hiddenEn[t.param('what')] ?? 'this is hidden in the file; please say whether to import it',
  'sample-row': () => 'this is a sample of how to fill in the form; left out',
}

const hiddenEn: Readonly<Record<string, string>> = {
  sheet: 'the whole sheet is hidden and left out unless you choose it',
  column: 'this column is hidden in the file; please say whether to use it',
  row: 'this row is hidden in the file (perhaps by a filter); it was read all the same, please check',
}

/** @param fieldLabel label of the column's field, or its heading; null where the problem concerns a whole row or sheet */
export function problemSentence(problem: Pick<Problem, 'row' | 'code' | 'params' | 'suggest'>, fieldLabel: string | null, lang: Language): string {
  const text = problem.params?.text
  const param = (key: string) => String(problem.params?.[key] ?? '')
  if (lang === 'zh') {
    const field = fieldLabel === null ? '该格' : `“${fieldLabel}”`
    const shown = text === undefined ? '' : `“${text}”`
    return `${problem.row === null ? '' : `第${problem.row}行`}${zh[problem.code]({ field, text: shown, suggest: problem.suggest ?? '', param })}。`
  }
  const field = fieldLabel === null ? 'the cell' : `‘${fieldLabel}’`
  const shown = text === undefined ? '' : ` ‘${text}’`
  const sentence = en[problem.code]({ field, text: shown, suggest: problem.suggest ?? '', param })
  return problem.row === null ? `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.` : `Row ${problem.row}: ${sentence}.`
}
