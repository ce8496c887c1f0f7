// What of the findings is on screen stands in the address: Back, reload and links from other screens show the same.
import { type CheckCode, checkCodes } from '#shared/quality/checks.ts'
import { type FindingFilter, type FindingLevel, findingLevels } from '#shared/quality/findings.ts'
import { findRegister, type RegisterId } from '#shared/registers/index.ts'

export interface QualityView {
  /** null: the overview of all checks. */
  readonly check: CheckCode | null
  /** Everything that the filters leave, whatever the check. */
  readonly everything: boolean
  /** Those that were put aside, instead of the open ones. */
  readonly aside: boolean
  /** Name; '' = findings of no county; null = all. */
  readonly county: string | null
  readonly register: RegisterId | null
  readonly level: FindingLevel | null
  /** 1-based. */
  readonly page: number
}

export function readQualityView(params: URLSearchParams): QualityView {
  const register = params.get('register') ?? ''
  const page = Number(params.get('page') ?? '1')
  return {
    check: checkCodes.find((code) => code === params.get('check')) ?? null,
    everything: params.get('check') === 'all',
    aside: params.has('aside'),
    county: params.get('county'),
    register: findRegister(register) ? (register as RegisterId) : null,
    level: findingLevels.find((level) => level === params.get('level')) ?? null,
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}

export function writeQualityView(view: QualityView): URLSearchParams {
  const params = new URLSearchParams()
  const check = view.check ?? (view.everything ? 'all' : null)
  if (check) params.set('check', check)
  if (view.aside) params.set('aside', '1')
  if (view.county !== null) params.set('county', view.county)
  if (view.register) params.set('register', view.register)
  if (view.level) params.set('level', view.level)
  if (view.page > 1) params.set('page', String(view.page))
  return params
}

/** Whether single findings are shown, and not the overview. */
export function showsFindings(view: QualityView): boolean {
  return view.check !== null || view.everything || view.aside
}

/** What is asked of the core, without the page. */
export function findingFilter(view: QualityView): Omit<FindingFilter, 'codes'> & { codes?: CheckCode[] } {
  return {
    ...(view.check && { codes: [view.check] }),
    ...(view.county !== null && { county: view.county }),
    ...(view.register && { register: view.register }),
    ...(view.level && { level: view.level }),
  }
}
