// The left side. Twenty-odd registers do not fit below one another: their groups open and close, and stay as the clerk left them on this computer.
import { useEffect, useRef, useState } from 'react'
import { NavLink, useLocation } from 'react-router'
import { DownOutlined, RightOutlined } from '../components/icons.tsx'
import { type Destination, overview, type RegisterGroup, registerGroups, work } from './navigation.tsx'

const place = 'union-ledger.side'
const openAtFirst = ['组织']

function remembered(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(place) ?? 'null')
    return Array.isArray(stored) ? stored.filter((label): label is string => typeof label === 'string') : openAtFirst
  } catch {
    return openAtFirst // a browser that forbids storage, or a damaged entry
  }
}

export function SideNavigation() {
  const [open, setOpen] = useState(remembered)
  const toggle = (label: string) => {
    const next = open.includes(label) ? open.filter((other) => other !== label) : [...open, label]
    setOpen(next)
    window.localStorage.setItem(place, JSON.stringify(next))
  }
  return (
    <nav className="side" aria-label="主导航">
      <Destinations label="总览" items={overview} />
      <div className="side-registers">
        {registerGroups.map((group) => (
          <Group key={group.label} group={group} open={open.includes(group.label)} onToggle={() => toggle(group.label)} />
        ))}
      </div>
      <Destinations label="工作" items={work} />
    </nav>
  )
}

function Destinations({ label, items }: { label: string; items: readonly Destination[] }) {
  return (
    <ul aria-label={label}>
      {items.map((item) => (
        <li key={item.to}>
          <NavLink to={item.to} end={item.to === '/'} className="side-link">
            {item.icon}
            <span>{item.label}</span>
          </NavLink>
        </li>
      ))}
    </ul>
  )
}

/** The register that is on the screen is always to be seen here. */
function Group({ group, open, onToggle }: { group: RegisterGroup; open: boolean; onToggle(): void }) {
  const { pathname } = useLocation()
  const holdsCurrent = group.items.some((item) => pathname === item.to || pathname.startsWith(`${item.to}/`))
  const shown = open || holdsCurrent
  const list = useRef<HTMLUListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the effect answers to the address alone
  useEffect(() => {
    list.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest' })
  }, [pathname])
  return (
    <div className="side-group">
      <button type="button" className={holdsCurrent ? 'side-head current' : 'side-head'} aria-expanded={shown} onClick={onToggle}>
        {group.icon}
        <span>{group.label}</span>
        {shown ? <DownOutlined className="side-arrow" /> : <RightOutlined className="side-arrow" />}
      </button>
      {shown ? (
        <ul ref={list} aria-label={group.label}>
          {group.items.map((item) => (
            <li key={item.to}>
              <NavLink to={item.to} className="side-link inner">
                {item.label}
              </NavLink>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
