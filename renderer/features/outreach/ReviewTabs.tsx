// The three sides of the review: what is open, what people decided, what the program decided by itself.
import { NavLink } from 'react-router'
import { automaticPath, bookPath, queuePath } from './reviewUrl.ts'

const sides = [
  { to: queuePath, label: '待复核' },
  { to: bookPath, label: '人工决定' },
  { to: automaticPath, label: '自动决定与抽查' },
]

export function ReviewTabs() {
  return (
    <nav className="review-tabs" aria-label="比对复核">
      {sides.map(({ to, label }) => (
        <NavLink key={to} to={to} end={to === queuePath}>
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
