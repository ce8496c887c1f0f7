import { theme } from 'antd'
import { useMemo } from 'react'
import type { ChartLook } from './chartOptions.ts'

/** The theme's colours for a chart. @param warns of what there should be little of */
export function useChartLook(warns = false): ChartLook {
  const { token } = theme.useToken()
  return useMemo(
    () => ({
      font: token.fontFamily,
      text: token.colorTextSecondary,
      strong: token.colorText,
      line: token.colorBorderSecondary,
      fill: warns ? token.colorError : token.colorPrimary,
    }),
    [token, warns],
  )
}
