// A library that loops over a broken file hears nothing any more: neither that the core has gone, nor that memory runs out. A thread beside it does.
import { Worker } from 'node:worker_threads'

/** Between two looks, each of which costs some ten microseconds: a reader takes up to a gigabyte a second. */
const LOOK_MS = 20

const look = `
const { workerData } = require('node:worker_threads')
const { parent, bytes, every } = workerData
const parentIsGone = () => {
  try {
    process.kill(parent, 0)
    return process.ppid !== parent
  } catch {
    return true
  }
}
setInterval(() => {
  if (process.memoryUsage.rss() > bytes || parentIsGone()) process.kill(process.pid, 'SIGKILL')
}, every)
`

/** Ends this process when the one that started it is gone, or when it holds more than so many bytes, whatever its own thread is busy with. */
export function startWatchdog(bytes: number): void {
  new Worker(look, { eval: true, workerData: { parent: process.ppid, bytes, every: LOOK_MS }, execArgv: [] }).unref()
}
