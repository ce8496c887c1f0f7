// What "within half an hour" is as a straight line: how far one gets in the time, less what roads wind.
import type { Settings } from '../settings/settings.ts'

/** Metres, whole. */
export function circleRadiusM({ minutes, kmPerHour, detour }: Settings['circle']): number {
  return Math.round((kmPerHour * 1000 * minutes) / 60 / detour)
}

/** As a clerk reads it: 直线7.7公里（30分钟×20公里/小时÷绕行系数1.3）. */
export function circleText(circle: Settings['circle']): string {
  const { minutes, kmPerHour, detour } = circle
  return `直线${(circleRadiusM(circle) / 1000).toFixed(1)}公里（${minutes}分钟×${kmPerHour}公里/小时÷绕行系数${detour}）`
}
