// The theme's colours and letters for a chart.
import { theme } from 'antd'
import { useMemo } from 'react'

export type ChartTone = 'good' | 'info' | 'warning' | 'plain'

export interface ChartLook {
  /** As ECharts takes it. */
  readonly text: { readonly color: string; readonly fontFamily: string; readonly fontSize: number }
  readonly strong: string
  /** What the chart stands on. */
  readonly ground: string
  readonly line: string
  readonly tones: Readonly<Record<ChartTone, string>>
}

export function useChartLook(): ChartLook {
  const { token } = theme.useToken()
  return useMemo(
    () => ({
      text: { color: token.colorTextSecondary, fontFamily: token.fontFamily, fontSize: 12 },
      strong: token.colorText,
      ground: token.colorBgContainer,
      line: token.colorBorderSecondary,
      tones: { good: token.colorSuccess, info: token.colorPrimary, warning: token.colorError, plain: token.colorBorder },
    }),
    [token],
  )
}
