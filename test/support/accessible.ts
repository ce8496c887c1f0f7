// Whether everybody can use a page, as axe judges it.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** No serious violation of WCAG 2.1 A and AA that stays: a button that is just being enabled passes through colours that nobody reads. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect.poll(() => violationsOf(page), { interval: 500, timeout: 40_000 }).toEqual([])
}

async function violationsOf(page: Page): Promise<[id: string, nodes: string[]][]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return serious.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html)])
}
