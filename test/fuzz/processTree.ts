// What a worker and the readers that it starts cost, as Linux tells it; nothing where the system does not.
import { readFileSync } from 'node:fs'

export interface TreeCost {
  /** Milliseconds of processor time, of processes that have ended too. */
  readonly worked: number
  /** KiB: the most that any of them that is alive has held. */
  readonly peak: number
}

export function costOfTree(pid: number): TreeCost | undefined {
  try {
    let { worked, peak } = costOf(pid, true)
    for (const child of readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ')) {
      if (child.trim() === '') continue
      const cost = costOf(Number(child), false)
      worked += cost.worked
      peak = Math.max(peak, cost.peak)
    }
    return { worked, peak }
  } catch {
    return undefined
  }
}

/** Fields 14–17 of stat: user and system time, in hundredths of a second, of the process and of its children that have ended. */
function costOf(pid: number, withEnded: boolean): TreeCost {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = fields.slice(11, withEnded ? 15 : 13).reduce((sum, field) => sum + Number(field), 0)
    return { worked: ticks * 10, peak: Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) }
  } catch (error) {
    // A child may end while it is looked at.
    if (withEnded) throw error
    return { worked: 0, peak: 0 }
  }
}
