import { describe, expect, test } from 'vitest'
import type { DashboardFigures } from '#shared/api/dashboardContract.ts'
import { dashboardFigure, figureKeys } from '#shared/dashboard/figures.ts'
import { ringOf } from '#shared/geography/outline.ts'
import { circleAround, distanceM } from '#shared/geography/sphere.ts'
import { taizhouMap } from '#shared/geography/taizhou.ts'
import { barOption, lineOption } from '../../renderer/features/dashboard/chartOptions.ts'
import { figurePath, figureWords } from '../../renderer/features/dashboard/figureLinks.ts'
import { mapFrame, middleOf, pathOf } from '../../renderer/features/dashboard/mapFrame.ts'
import { countsIn, shadeOf, shadesOf } from '../../renderer/features/dashboard/mapShades.ts'
import { isEmpty } from '../../renderer/features/dashboard/NothingYet.tsx'

const rings = Object.keys(taizhouMap.counties).map((code) => ringOf(taizhouMap, code))
const frame = mapFrame(rings, [])
if (!frame) throw new Error('no frame')

describe('the map', () => {
  test('holds every corner of every county', () => {
    for (const [longitude, latitude] of rings.flat()) {
      const [x, y] = frame.place({ longitude, latitude })
      expect(x > 0 && x < frame.width && y > 0 && y < frame.height).toBe(true)
    }
  })

  test('draws circles to scale and round: everywhere in the city within one per cent', () => {
    for (const middle of [
      { longitude: 120.4, latitude: 28.8 },
      { longitude: 121.2, latitude: 28.06 },
      { longitude: 121.0, latitude: 29.3 },
    ]) {
      const [x, y] = frame.place(middle)
      for (const corner of circleAround(middle, 7692)) {
        const [toX, toY] = frame.place(corner)
        expect(Math.abs(Math.hypot(toX - x, toY - y) / frame.length(distanceM(middle, corner)) - 1)).toBeLessThan(0.01)
      }
    }
    expect(pathOf(frame, circleAround({ longitude: 121, latitude: 28.6 }, 1000, 4)).split('L')).toHaveLength(4)
  })

  test('writes a county’s name inside it, and shows nothing where there is nothing', () => {
    const square = [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
    ] as const
    expect(middleOf(square)).toEqual({ longitude: 1, latitude: 1 })
    expect(mapFrame([], [])).toBeNull()
    expect(mapFrame([], [{ longitude: 121, latitude: 28 }])?.place({ longitude: 121, latitude: 28 })).toEqual([14, 14])
  })
})

describe('shades', () => {
  test('go in equal steps from the least to the most; the most has the darkest, nothing known none of them', () => {
    const shades = shadesOf([10, 60, null, 35], false)
    expect(shades).toHaveLength(5)
    expect([shades[0]?.from, shades[0]?.to, shades[4]?.to]).toEqual([10, 20, 60])
    expect(shadeOf(60, shades)).toBe(shades[4]?.colour)
    expect(shadeOf(19.9, shades)).toBe(shades[0]?.colour)
    expect(shadeOf(20, shades)).toBe(shades[1]?.colour)
    expect(shades.map(({ colour }) => colour)).not.toContain(shadeOf(null, shades))
  })

  test('say which numbers they hold, and nothing where they hold none', () => {
    const words = (values: number[]) => shadesOf(values, false).map((shade, index, { length }) => countsIn(shade, index === length - 1))
    expect(words([2, 7])).toEqual([
      { from: 2, to: 2 },
      { from: 3, to: 3 },
      { from: 4, to: 4 },
      { from: 5, to: 5 },
      { from: 6, to: 7 },
    ])
    expect(words([0, 2])).toEqual([{ from: 0, to: 0 }, null, { from: 1, to: 1 }, null, { from: 2, to: 2 }])
    expect(words([7, 7])).toEqual([{ from: 7, to: 7 }])
  })

  test('are one where all are the same, and none where nobody knows', () => {
    expect(shadesOf([7, 7], true)).toHaveLength(1)
    expect(shadesOf([null], false)).toEqual([])
  })
})

test('an office is empty when nothing is counted, whatever its rates', () => {
  const total = (counts: number) => Object.fromEntries(figureKeys.map((key) => [key, dashboardFigure(key).kind === 'rate' ? null : counts]))
  const figures = (counts: number, known: object = {}) => ({ total: { ...total(counts), ...known } }) as unknown as DashboardFigures
  expect([isEmpty(figures(0)), isEmpty(figures(0, { centres: 1 })), isEmpty(figures(3))]).toEqual([true, false, false])
})

test('every figure leads to the list of what it counts, of its place or of all', () => {
  for (const key of figureKeys) {
    expect(figurePath(key, '331002')).toMatch(/^\/r\/\w+\?.*figure=\w+&place=331002$/)
    expect(figurePath(key)).not.toContain('place')
  }
  expect(figurePath('termsExpired', '331002')).toBe('/r/union?sort=electionDueOn&figure=termsExpired&place=331002')
  expect(figurePath('foundedRate', 'own')).toBe('/r/outreach?figure=founded&place=own')
})

test('figures are written as in reports, over bars and lines too', () => {
  expect([figureWords(1033100, 'count'), figureWords(0.1111, 'rate'), figureWords(null, 'rate')]).toEqual(['1,033,100', '11.1%', '—'])
  const look = {
    text: { color: '#1', fontFamily: 'f', fontSize: 12 },
    strong: '#2',
    ground: '#0',
    line: '#3',
    tones: { good: '#4', info: '#5', warning: '#6', plain: '#7' },
  }
  const series = {
    name: '建会率',
    kind: 'rate' as const,
    points: [
      { label: '椒江区', value: 0.5 },
      { label: '黄岩区', value: null },
    ],
  }
  for (const option of [barOption(series, look, false), lineOption(series, look)]) {
    expect(option.xAxis.data).toEqual(['椒江区', '黄岩区'])
    expect(option.series[0]?.data).toEqual([0.5, null])
    expect(option.series[0]?.label.formatter({ dataIndex: 0 })).toBe('50.0%')
    expect(option.tooltip.formatter({ dataIndex: 1 })).toBe('黄岩区：—')
  }
  expect([false, true].map((warns) => barOption(series, look, warns).series[0]?.itemStyle.color)).toEqual(['#5', '#6'])
})
