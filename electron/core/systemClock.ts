import type { Clock } from './office.ts'

/** The computer's own time. The only place in the core that asks for it. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  today() {
    const now = new Date()
    return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
  },
}
