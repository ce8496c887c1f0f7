// The one door between the window and the core: procedure → input schema, output type. Both ends are inferred from it.
import { eventIterator, oc, type as typed } from '@orpc/contract'
import { z } from 'zod'
import { close } from './closeContract.ts'
import { dashboard } from './dashboardContract.ts'
import { imports } from './importsContract.ts'
import { matching } from './matchingContract.ts'
import { outreach } from './outreachContract.ts'
import { ownReports } from './ownReportsContract.ts'
import { quality } from './qualityContract.ts'
import { records } from './recordsContract.ts'
import { reports } from './reportsContract.ts'
import { reviews } from './reviewsContract.ts'
import { settings } from './settingsContract.ts'
import { templates } from './templatesContract.ts'
import type { BackupInfo, CodesAndRegions, DemoEvent, OfficeStatus } from './types.ts'
import { views } from './viewsContract.ts'

export const contract = {
  office: {
    status: oc.output(typed<OfficeStatus>()),
    /** Regions and code tables, for choosers. */
    codes: oc.output(typed<CodesAndRegions>()),
    /** Fills an empty office with the fictional one. `members`: which of them become records; absent: a sample. */
    startDemo: oc
      .input(z.object({ demo: z.enum(['taizhou']), members: z.enum(['none', 'sample', 'all']).optional() }))
      .output(eventIterator(typed<DemoEvent>())),
  },
  dashboard,
  records,
  views,
  imports,
  matching,
  outreach,
  reports,
  ownReports,
  close,
  reviews,
  quality,
  templates,
  settings,
  safekeeping: {
    backups: oc.output(typed<BackupInfo[]>()),
    backup: oc.output(typed<BackupInfo>()),
  },
}
export type Contract = typeof contract
