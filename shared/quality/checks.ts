// Every check of data quality: what it is called, what kind of fault it finds, and what the clerk does about it. How it is found stands in the core.

/** The groups in which the findings are shown, in this order. */
export const checkKinds = {
  gap: '缺项',
  code: '号码与取值',
  sum: '数字勾稽',
  term: '届期与期限',
  duplicate: '重复登记',
  link: '与关联记录矛盾',
} as const
export type CheckKind = keyof typeof checkKinds

/** Where the clerk mends it: in the record's own form, among what a union covers, or by merging the record with the ones it repeats. */
export type WayToFix = 'record' | 'coverage' | 'merge'

interface Check {
  readonly kind: CheckKind
  readonly label: string
  /** What to do, as a whole sentence. */
  readonly fix: string
  readonly way: WayToFix
}

const mend = (kind: CheckKind, label: string, fix: string, way: WayToFix = 'record'): Check => ({ kind, label, fix, way })

export const checks = {
  required: mend('gap', '必填项未填', '补填这一项；手头没有的，发给县（市、区）补报。'),
  'required-here': mend('gap', '应写明的没有写', '按现在的情况补写这一项。'),

  checksum: mend('code', '号码校验位不对', '对照证件或证书原件改正；原件确实如此的，可以搁置并写明理由。'),
  'wrong-prefix': mend('code', '代码填错了栏', '把工会的代码（81开头）和单位的代码各填回自己的栏。'),
  'id-conflict': mend('code', '与身份证号不一致', '对照身份证改正性别、出生日期或号码。'),
  'id-length': mend('code', '证件号码位数不对', '对照证件原件改正号码。'),
  masked: mend('code', '号码打了码', '向本人或所在工会要完整号码后补填。'),
  'invalid-value': mend('code', '号码读不懂', '改成有效的号码；没有的请清空。'),
  'unknown-value': mend('code', '取值不在选项里', '改选已有的选项。'),
  'retired-region': mend('code', '区划已经停用', '改选现行的区划。'),
  'township-elsewhere': mend('code', '镇（街道）不在该县', '改正县（市、区）或镇（街道）。'),
  'future-date': mend('code', '日期晚于今天', '对照原件改正日期。'),
  'date-order': mend('code', '日期先后颠倒', '改正其中一个日期。'),
  'out-of-range': mend('code', '数值超出范围', '核对后改正数值。'),

  'part-exceeds-whole': mend('sum', '分项大于总数', '核对后改正分项或总数。'),
  'joint-few-units': mend('sum', '联合工会覆盖不足两家', '补登覆盖单位；确实只有一家的，把建会形式改为单独。', 'coverage'),
  'single-many-units': mend('sum', '单独建会覆盖多家', '结束多余的覆盖关系；确实覆盖多家的，把建会形式改为联合。', 'coverage'),
  'union-without-unit': mend('sum', '工会没有覆盖单位', '补登它所在的单位。', 'coverage'),
  'members-differ': mend('sum', '上报会员数与名册不符', '核对会员名册，或改正上报的会员数。'),
  'links-exceed-members': mend('sum', '各单位会员合计大于会员数', '核对各覆盖单位的会员数，或改正工会的会员数。'),
  federation: mend('sum', '工会联合会登记为基层工会', '核对后删除这条记录，改登它下面的各个基层工会。'),

  'term-length': mend('term', '任期年限少见', '核对任期，一般为3年或5年。'),
  'term-expired': mend('term', '已经届满', '督促换届；已换届的，更新本届起始日期和届满时间。'),
  'term-reminder-last': mend('term', '即将届满：末次提醒', '确认换届安排；需延期的应报上级工会批准，最长半年。'),
  'term-reminder-second': mend('term', '即将届满：二次提醒', '督促做好换届准备，向上级工会报送请示。'),
  'term-reminder-first': mend('term', '即将届满：首次提醒', '提醒该工会筹备换届。'),
  'certificate-expired': mend('term', '法人证书过期', '督促换领证书；已换领的，更新证书有效期。'),
  'contract-expired': mend('term', '社工合同到期', '续签的更新合同终止日期，离开的填写离职日期。'),
  'contract-ends': mend('term', '社工合同即将到期', '确认是否续签。'),
  'secondment-ended': mend('term', '挂职到期', '挂职结束的填写任期届满日期，延长的更新挂职结束日期。'),
  'post-overlap': mend('term', '同一职务任期重叠', '改正其中一条的任期，或删除重复的一条。'),
  overdue: mend('term', '过了期限没有完成', '完成的填写完成日期，未完成的督办或办理延期。'),

  'same-record': mend('duplicate', '同一对象登记了两次', '核对后合并成一条；确实是两个的，可以搁置并写明理由。', 'merge'),
  'same-code': mend('duplicate', '代码相同', '是同一个的合并成一条；不是的改正其中一个代码。', 'merge'),
  'same-document': mend('duplicate', '证件号码相同', '同一人换了工会的按转会办理；号码填错的改正，重复的合并。', 'merge'),
  'covered-twice': mend('duplicate', '单位同时在两个工会', '填写其中一条覆盖关系的终止日期。'),
  'linked-twice': mend('duplicate', '覆盖关系重复', '删除重复的一条覆盖关系。'),
  'too-often': mend('duplicate', '场次多于常规', '核对是否重复登记，重复的删除。'),

  'broken-link': mend('link', '所选记录已删除', '改选一条有效的记录，或从回收站恢复原来的记录。'),
  'ended-union': mend('link', '所在工会已撤并', '转到合并后的工会，或填写终止日期、登记转出。'),
  'gone-unit': mend('link', '覆盖的单位已注销或迁出', '填写覆盖终止日期；单位仍在的，改正单位的经营状态。'),
  'county-differs': mend('link', '单位与工会不在同一县', '核对单位和工会的县（市、区），改正错的一个。'),
  'unit-not-covered': mend('link', '工会不覆盖会员的单位', '补登覆盖关系，或改正会员的工作单位、所属工会。'),
  'pilot-elsewhere': mend('link', '阵地与试点不在同一县', '核对阵地所属的试点和县（市、区）。'),
  'union-cycle': mend('link', '上级工会互为上级', '改正其中一个工会的上级工会。'),
  'link-conflict': mend('link', '与关联记录不一致', '对照关联的记录，改正其中一条。'),
  'state-conflict': mend('link', '状态与内容不一致', '改正状态，或改正与它不符的内容。'),
} as const satisfies Readonly<Record<string, Check>>

export type CheckCode = keyof typeof checks
export const checkCodes = Object.keys(checks) as [CheckCode, ...CheckCode[]]

export function checkOf(code: CheckCode): Check {
  return checks[code]
}
