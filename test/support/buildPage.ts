// Before the browser's tests: the page as it is now, not as it was built last week.
import { buildPage } from '#electron/buildPage.ts'

export default async function setup(): Promise<void> {
  await buildPage()
}
