// Whether everybody can use a page, as axe judges it.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/**
 * No serious violation of WCAG 2.1 A and AA that stays: a button that is just being enabled passes through colours that nobody reads.
 * @param without a frame in which no script may run: axe would wait for an answer from it for ever
 */
export async function expectAccessible(page: Page, without?: string): Promise<void> {
  await expect.poll(() => violationsOf(page, without), { interval: 500, timeout: 40_000 }).toEqual([])
}

async function violationsOf(page: Page, without: string | undefined): Promise<[id: string, nodes: string[]][]> {
  const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
  const { violations } = await (without === undefined ? axe : axe.exclude(without)).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return serious.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html)])
}
