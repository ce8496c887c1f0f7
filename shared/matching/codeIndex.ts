// The deterministic pass: units by their codes. Two units may share one: then the roster has a unit twice, or one of the codes is wrong.
import type { EnterpriseCode } from './enterpriseCode.ts'

export interface CodeIndex {
  add(code: EnterpriseCode, position: number): void
  /** Units with the same valid code. */
  byCode(code: EnterpriseCode): readonly number[]
  /** Units with the same organisation code, or with it inside their credit code. */
  byOrganisation(code: EnterpriseCode): readonly number[]
  /** Both, and units with the same failing code. */
  find(code: EnterpriseCode): readonly number[]
}

export function createCodeIndex(): CodeIndex {
  const valid = new Map<string, number[]>()
  const failing = new Map<string, number[]>()
  const organisations = new Map<string, number[]>()
  const put = (index: Map<string, number[]>, key: string | null, position: number) => {
    if (key === null) return
    const known = index.get(key)
    if (known) known.push(position)
    else index.set(key, [position])
  }
  const of = (index: Map<string, number[]>, key: string | null): readonly number[] => (key === null ? none : (index.get(key) ?? none))
  return {
    add: (code, position) => {
      put(valid, code.valid, position)
      put(failing, code.failing, position)
      put(organisations, code.organisation, position)
    },
    byCode: (code) => of(valid, code.valid),
    byOrganisation: (code) => of(organisations, code.organisation),
    find: (code) => {
      const lists = [of(valid, code.valid), of(failing, code.failing), of(organisations, code.organisation)].filter((list) => list.length > 0)
      return lists.length < 2 ? (lists[0] ?? none) : [...new Set(lists.flat())]
    },
  }
}

const none: readonly number[] = []
