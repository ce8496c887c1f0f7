// The frame around every screen: whose office this is, where one can go, and a way past both for the keyboard.

import { useQuery } from '@tanstack/react-query'

import { useEffect, useRef } from 'react'
import { Outlet, ScrollRestoration, useLocation } from 'react-router'
import { officeName } from '#shared/reports/paper.ts'
import { orpc } from '../api/client.ts'
import { Mark } from '../components/Mark.tsx'
import { GlobalSearch } from './GlobalSearch.tsx'
import { SideNavigation } from './SideNavigation.tsx'

export function Shell() {
  const status = useQuery(orpc.office.status.queryOptions())
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const first = useRef(true)

  // A new screen is announced and tabbed from its top, as a page load would be.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the effect answers to the address alone
  useEffect(() => {
    if (first.current) first.current = false
    else main.current?.focus({ preventScroll: true })
  }, [pathname])

  return (
    <div className="shell">
      <button type="button" className="skip-link" onClick={() => main.current?.focus()}>
        跳到正文
      </button>
      <header className="top-bar">
        <span className="brand">
          <span className="brand-mark" aria-hidden="true">
            工
          </span>
          工会台账
        </span>
        <span className="office-name">{status.data ? officeName(status.data.scope.name) : ''}</span>
        {status.data?.demo ? <Mark tone="warning">演示数据（虚构）</Mark> : null}
        <GlobalSearch />
        <span className="top-bar-date">{status.data ? `今天 ${status.data.today}` : ''}</span>
      </header>
      <SideNavigation />
      <main id="main" ref={main} tabIndex={-1} className="main">
        <Outlet />
      </main>
      <ScrollRestoration />
    </div>
  )
}
