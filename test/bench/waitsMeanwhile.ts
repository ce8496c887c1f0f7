// How long a small call waits while something long is under way in the same core, and how late a bare timer is then: what the machine itself makes a call wait.

export interface Waits {
  /** Milliseconds, the longest. */
  readonly wait: number
  readonly timer: number
}

/** Milliseconds between two calls; each takes its share of the thread that is measured, so it is to be one that costs next to nothing. */
const PAUSE = 50

export async function waitsMeanwhile<R>(small: () => Promise<unknown>, long: () => Promise<R>): Promise<{ readonly waits: Waits; readonly result: R }> {
  let wait = 0
  let timer = 0
  let over = false
  const asking = (async () => {
    while (!over) {
      const asked = performance.now()
      await small()
      wait = Math.max(wait, performance.now() - asked)
      const from = performance.now()
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
      timer = Math.max(timer, performance.now() - from - PAUSE)
    }
  })()
  try {
    return { result: await long(), waits: { wait, timer } }
  } finally {
    over = true
    await asking
  }
}
