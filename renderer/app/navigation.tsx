// What the left side offers: the office at a glance, its registers by what they are about, and what is done with them.

import type { ReactNode } from 'react'
import { type RegisterId, registers } from '#shared/registers/index.ts'
import {
  ApartmentOutlined,
  BarChartOutlined,
  CheckSquareOutlined,
  CustomerServiceOutlined,
  DashboardOutlined,
  DeleteOutlined,
  ExperimentOutlined,
  FlagOutlined,
  HistoryOutlined,
  HomeOutlined,
  ImportOutlined,
  SafetyCertificateOutlined,
  SaveOutlined,
  SettingOutlined,
  ShopOutlined,
  SolutionOutlined,
  TeamOutlined,
  TrophyOutlined,
} from '../components/icons.tsx'

export interface Destination {
  readonly to: string
  readonly label: string
  readonly icon: ReactNode
}

export interface RegisterGroup {
  readonly label: string
  readonly icon: ReactNode
  readonly items: readonly { readonly to: string; readonly label: string }[]
}

export const overview: readonly Destination[] = [
  { to: '/', label: '首页', icon: <HomeOutlined /> },
  { to: '/dashboard', label: '数据看板', icon: <DashboardOutlined /> },
]

/** Where a register's own label is too long for the side. */
const shorter: Partial<Record<RegisterId, string>> = { socialWorker: '社会化工作者', headcount: '人数来源' }

function group(label: string, icon: ReactNode, ids: readonly RegisterId[]): RegisterGroup {
  return { label, icon, items: ids.map((id) => ({ to: `/r/${id}`, label: shorter[id] ?? registers[id].label })) }
}

export const registerGroups: readonly RegisterGroup[] = [
  group('组织', <ApartmentOutlined />, ['union', 'unit', 'coverage', 'headcount', 'region']),
  {
    label: '未建会核查',
    icon: <SolutionOutlined />,
    items: [
      { to: '/outreach/lists', label: '外部名单' },
      { to: '/outreach/queue', label: '比对复核' },
      { to: '/outreach/cases', label: '核查工作' },
      ...group('', null, ['listEntry', 'outreach']).items,
    ],
  },
  group('人员', <TeamOutlined />, ['member', 'membershipEvent', 'cadre', 'socialWorker', 'postChange', 'workerReview', 'workerTraining']),
  group('阵地', <ShopOutlined />, ['centre', 'rating', 'activity']),
  group('改革', <ExperimentOutlined />, ['pilot', 'brandProject', 'inspection']),
  group('服务', <CustomerServiceOutlined />, ['serviceItem', 'serviceDemand', 'practicalThing']),
  group('工匠', <TrophyOutlined />, ['honouree', 'studio', 'challenge']),
  group('任务', <CheckSquareOutlined />, ['task', 'taskProgress', 'appraisal', 'yearTarget']),
]

export const work: readonly Destination[] = [
  { to: '/import', label: '导入台账', icon: <ImportOutlined /> },
  { to: '/batches', label: '导入记录', icon: <HistoryOutlined /> },
  { to: '/quality', label: '数据质量', icon: <SafetyCertificateOutlined /> },
  { to: '/reports', label: '报表', icon: <BarChartOutlined /> },
  { to: '/close', label: '季度结账', icon: <FlagOutlined /> },
  { to: '/bin', label: '回收站', icon: <DeleteOutlined /> },
  { to: '/backups', label: '备份', icon: <SaveOutlined /> },
  { to: '/settings', label: '设置', icon: <SettingOutlined /> },
]
