// Whether everybody can use a page, as axe judges it.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Levels A and AA. */
const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

/**
 * No serious violation of WCAG 2.1 A and AA that stays: a button that is just being enabled passes through colours that nobody reads.
 * @param without a frame in which no script may run: axe would wait for an answer from it for ever
 */
export async function expectAccessible(page: Page, without?: string): Promise<void> {
  await expect.poll(() => violationsOf(page, without), { interval: 500, timeout: 40_000 }).toEqual([])
}

async function violationsOf(page: Page, without: string | undefined): Promise<[id: string, nodes: string[]][]> {
  // A page without frames is judged where it stands. With frames, axe puts its answers together in a page of its own, which costs as much as the judging.
  const alone = page.frames().length === 1
  const loaded = alone && (await page.evaluate(() => 'axe' in window))
  const builder = new AxeBuilder({ page, ...(loaded && { axeSource: ';' }) })
    .setLegacyMode(alone)
    .options({ resultTypes: ['violations'], runOnly: { type: 'tag', values } })
  const { violations } = await (without === undefined ? builder : builder.exclude(without)).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return serious.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html)])
}
