// The addresses of the product. Hash addresses work under http and under the desktop's own scheme alike.
import { createHashRouter } from 'react-router'
import { DashboardPage } from '../features/dashboard/DashboardPage.tsx'
import { BatchListPage } from '../features/imports/BatchListPage.tsx'
import { BatchPage } from '../features/imports/BatchPage.tsx'
import { ImportWizard } from '../features/imports/ImportWizard.tsx'
import { AutomaticPage } from '../features/outreach/AutomaticPage.tsx'
import { CasesPage } from '../features/outreach/CasesPage.tsx'
import { DecisionBookPage } from '../features/outreach/DecisionBookPage.tsx'
import { EntryReviewPage } from '../features/outreach/EntryReviewPage.tsx'
import { ListPage } from '../features/outreach/ListPage.tsx'
import { ListsPage } from '../features/outreach/ListsPage.tsx'
import { QueuePage } from '../features/outreach/QueuePage.tsx'
import { SamplePage } from '../features/outreach/SamplePage.tsx'
import { CorrectionsPage } from '../features/quality/CorrectionsPage.tsx'
import { QualityPage } from '../features/quality/QualityPage.tsx'
import { MergePage } from '../features/records/merging/MergePage.tsx'
import { RecordListPage } from '../features/records/RecordListPage.tsx'
import { RecordPage } from '../features/records/RecordPage.tsx'
import { RecycleBinPage } from '../features/records/RecycleBinPage.tsx'
import { ClosePage } from '../features/reports/closing/ClosePage.tsx'
import { IssuedListPage } from '../features/reports/IssuedListPage.tsx'
import { OwnReportPage } from '../features/reports/own/OwnReportPage.tsx'
import { ReportPage } from '../features/reports/ReportPage.tsx'
import { BackupPage } from '../features/safekeeping/BackupPage.tsx'
import { SettingsPage } from '../features/settings/SettingsPage.tsx'
import { StartPage } from '../features/start/StartPage.tsx'
import { Crash } from './Crash.tsx'
import { NotFound } from './NotFound.tsx'
import { Shell } from './Shell.tsx'

export const router = createHashRouter([
  {
    element: <Shell />,
    errorElement: <Crash />,
    children: [
      {
        errorElement: <Crash />,
        children: [
          { index: true, element: <StartPage /> },
          { path: 'dashboard', element: <DashboardPage /> },
          { path: 'r/:register', element: <RecordListPage /> },
          { path: 'r/:register/merge', element: <MergePage /> },
          { path: 'r/:register/:id', element: <RecordPage /> },
          { path: 'bin', element: <RecycleBinPage /> },
          { path: 'import', element: <ImportWizard /> },
          { path: 'batches', element: <BatchListPage /> },
          { path: 'batches/:batchId', element: <BatchPage /> },
          { path: 'reports', element: <ReportPage /> },
          { path: 'close', element: <ClosePage /> },
          { path: 'reports/issued', element: <IssuedListPage /> },
          { path: 'reports/own/new', element: <OwnReportPage /> },
          { path: 'reports/own/:id', element: <OwnReportPage /> },
          { path: 'outreach/queue', element: <QueuePage /> },
          { path: 'outreach/queue/decided', element: <DecisionBookPage /> },
          { path: 'outreach/queue/automatic', element: <AutomaticPage /> },
          { path: 'outreach/queue/automatic/:sampleId', element: <SamplePage /> },
          { path: 'outreach/queue/entry/:entryId', element: <EntryReviewPage /> },
          { path: 'outreach/lists', element: <ListsPage /> },
          { path: 'outreach/lists/:listId', element: <ListPage /> },
          { path: 'quality', element: <QualityPage /> },
          { path: 'quality/corrections', element: <CorrectionsPage /> },
          { path: 'outreach/cases', element: <CasesPage /> },
          { path: 'backups', element: <BackupPage /> },
          { path: 'settings', element: <SettingsPage /> },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
])
