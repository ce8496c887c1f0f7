// What the left side offers, in the order of a clerk's day.

import type { ReactNode } from 'react'
import {
  ApartmentOutlined,
  BankOutlined,
  BarChartOutlined,
  EnvironmentOutlined,
  FlagOutlined,
  HistoryOutlined,
  HomeOutlined,
  IdcardOutlined,
  ImportOutlined,
  LinkOutlined,
  SaveOutlined,
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

export const navigation: readonly { readonly label: string; readonly items: readonly Destination[] }[] = [
  { label: '总览', items: [{ to: '/', label: '首页', icon: <HomeOutlined /> }] },
  {
    label: '台账',
    items: [
      { to: '/r/union', label: '基层工会', icon: <ApartmentOutlined /> },
      { to: '/r/unit', label: '单位', icon: <BankOutlined /> },
      { to: '/r/coverage', label: '覆盖单位', icon: <LinkOutlined /> },
      { to: '/r/member', label: '会员', icon: <TeamOutlined /> },
      { to: '/r/cadre', label: '工会干部', icon: <IdcardOutlined /> },
      { to: '/r/socialWorker', label: '社会化工作者', icon: <SolutionOutlined /> },
      { to: '/r/centre', label: '活动阵地', icon: <ShopOutlined /> },
      { to: '/r/outreach', label: '未建会核查', icon: <FlagOutlined /> },
      { to: '/r/honouree', label: '劳模工匠', icon: <TrophyOutlined /> },
      { to: '/r/region', label: '行政区划', icon: <EnvironmentOutlined /> },
    ],
  },
  {
    label: '导入',
    items: [
      { to: '/import', label: '导入台账', icon: <ImportOutlined /> },
      { to: '/batches', label: '导入记录', icon: <HistoryOutlined /> },
    ],
  },
  { label: '报表', items: [{ to: '/reports', label: '报表', icon: <BarChartOutlined /> }] },
  { label: '保管', items: [{ to: '/backups', label: '备份', icon: <SaveOutlined /> }] },
]
