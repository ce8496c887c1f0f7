import { activityCentres } from './activityCentres.ts'
import { bulletin } from './bulletin.ts'
import { cadrePosts } from './cadrePosts.ts'
import { dataQuality } from './dataQuality.ts'
import { honours } from './honours.ts'
import { occupationGroups } from './occupationGroups.ts'
import { organisation } from './organisation.ts'
import { pilots } from './pilots.ts'
import { quarterSummary } from './quarterSummary.ts'
import type { ReportKind } from './reportKind.ts'
import { services } from './services.ts'
import { tasks } from './tasks.ts'
import { termReminders } from './termReminders.ts'

/** All reports in the order of their letters. A new one is a file of its own and a line here. */
export const reportKinds: readonly ReportKind[] = [
  organisation,
  bulletin,
  quarterSummary,
  occupationGroups,
  termReminders,
  cadrePosts,
  activityCentres,
  pilots,
  services,
  tasks,
  honours,
  dataQuality,
]
