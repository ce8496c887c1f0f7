// Where the cases stand, with how many there are.

import { Link } from 'react-router'
import type { CaseCounts } from '#shared/api/outreachTypes.ts'
import { type CaseView, caseTabs, tabCount, tabLabels, writeCaseView } from './caseUrl.ts'

interface Props {
  readonly view: CaseView
  /** null: not known yet, or a county without cases. */
  readonly counts: CaseCounts | null
  onChange(part: Partial<CaseView>): void
}

export function CaseTabs({ view, counts, onChange }: Props) {
  return (
    <nav className="case-tabs" aria-label="案件状态">
      {caseTabs.map((tab) => {
        const count = counts === null ? 0 : tabCount(counts, tab)
        const late = (tab === 'overdue' || tab === 'due-soon' || tab === 'without-union') && count > 0
        return (
          <Link
            key={tab}
            to={`?${writeCaseView({ ...view, tab, page: 1 })}`}
            aria-current={tab === view.tab ? 'page' : undefined}
            className={`case-tab${late ? ` ${tab}` : ''}`}
            onClick={(event) => {
              event.preventDefault()
              onChange({ tab })
            }}
          >
            {tabLabels[tab]}
            <span className="case-count">{count.toLocaleString()}</span>
          </Link>
        )
      })}
    </nav>
  )
}
